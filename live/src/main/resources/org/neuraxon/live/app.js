// Navigation, the bar with the clock, themes, languages and keys. Each page is a module with show(panel) and, if it needs one, hide().
import { link } from './link.js';
import { word, setLanguage, language } from './words.js';
import { Brain } from './brain.js';
import * as neuron from './neuron.js';
import * as touch from './touch.js';
import * as vitals from './vitals.js';
import * as time from './time.js';
import * as stream from './stream.js';
import * as claims from './claims.js';
import * as work from './work.js';
import * as lessons from './lessons.js';

const $ = id => document.getElementById(id);
const PAGES = { brain: neuron, touch, vitals, time, stream, claims, work, lessons };
const WIDE = new Set(['vitals', 'time', 'stream', 'claims', 'work', 'lessons']);
const STALE = 2000;
let page = null, wiredAt = 0;

const live = window.neuraxonLive = { link, ready: false, pictures: 0, scriptMs: 0, drawCalls: 0, page: '' };

function theme(name) {
  document.documentElement.dataset.theme = name;
  brain.paint();
  link.emit('theme');
}

function texts() {
  document.documentElement.lang = language();
  document.querySelectorAll('[data-word]').forEach(node => { node.textContent = word(node.dataset.word); });
  document.querySelectorAll('[data-label]').forEach(node => { node.setAttribute('aria-label', word(node.dataset.label)); });
  $('language').textContent = language() === 'en' ? '日本語' : 'English';
  $('language').lang = language() === 'en' ? 'ja' : 'en';
  $('pages').replaceChildren(...Object.keys(PAGES).map(name => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = word('page.' + name);
    button.dataset.page = name;
    button.onclick = () => go(name);
    return button;
  }));
  brain.legend($('legend'));
  if (page) go(page);
  bar();
}

function go(name) {
  PAGES[page]?.hide?.();
  page = live.page = name;
  document.body.classList.toggle('wide', WIDE.has(name));
  $('pages').querySelectorAll('button').forEach(button => {
    if (button.dataset.page === name) {
      button.setAttribute('aria-current', 'page');
      // On a telephone the pages stand in a row that is longer than the screen.
      button.parentElement.scrollLeft = button.offsetLeft - button.parentElement.offsetLeft - 60;
    } else button.removeAttribute('aria-current');
  });
  $('panel').replaceChildren();
  PAGES[name].show($('panel'), { go, brain });
  const query = new URLSearchParams(location.hash.slice(1));
  query.set('page', name);
  history.replaceState(null, '', '#' + query);
  brain.resize();
  // Memory synapses come and go: a picture of them that is old is drawn anew.
  if (name === 'brain' && live.ready && Math.abs((link.picture?.steps ?? 0) - wiredAt) > STALE) rewire();
}

function bar() {
  const s = link.session;
  $('pause').textContent = word(s?.paused ? 'resume' : 'pause');
  $('once').disabled = !s?.paused || !link.holds;
  $('pause').disabled = $('speed').disabled = !link.holds;
  if (s && document.activeElement !== $('speed')) $('speed').value = String(s.speed);
  const hold = $('hold');
  hold.hidden = !link.viewer || (link.held && !link.holds) || (link.holds && link.viewers < 2);
  hold.textContent = word(link.holds ? 'letGo' : 'takeControls');
  if (link.viewer) {
    const who = link.viewers > 1 ? ' · ' + word('viewers', link.viewers) : '';
    $('link').dataset.state = 'open';
    $('link').textContent = word(link.holds ? 'youHold' : link.held ? 'otherHolds' : 'nobodyHolds') + who;
  } else {
    const state = link.met ? 'lost' : 'connecting';
    $('link').dataset.state = state;
    $('link').textContent = word(state);
  }
}

function notice(text) {
  $('notice').textContent = text;
  $('notice').hidden = !text;
  clearTimeout(notice.timer);
  notice.timer = setTimeout(() => { $('notice').hidden = true; }, 6000);
}

const brain = new Brain($('brain'), live);
window.neuraxonLive.brain = brain;
link.on('picture', picture => {
  live.pictures++;
  brain.show(picture);
  const past = picture.flags & 2 ? ' · ' + word('past') : '';
  $('clock').textContent = word('moment', picture.steps.toLocaleString(language()))
    + (picture.flags & 1 ? ' · ' + word('paused') : ' · ' + Math.round(picture.rate) + ' /s') + past;
});
link.on('session', bar);
link.on('lost', bar);
link.on('hello', bar);
link.on('notice', notice);
async function rewire() {
  try {
    brain.wire(await link.ask('network'));
    wiredAt = link.picture?.steps ?? 0;
    live.ready = true;
  } catch (problem) {
    notice(problem.message);
  }
}
link.on('network', rewire);
link.on('done', ({ wish }) => { if (['lesion', 'goto', 'reset'].includes(wish.do)) rewire(); });

$('pause').onclick = () => link.do({ do: link.session?.paused ? 'resume' : 'pause' });
$('once').onclick = () => link.do({ do: 'step' });
$('speed').onchange = event => link.do({ do: 'speed', moments_per_second: Number(event.target.value) });
$('hold').onclick = () => link.ask('hold', { viewer: link.viewer, release: link.holds }).catch(problem => notice(problem.message));
$('theme').onclick = () => theme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');
$('language').onclick = () => { setLanguage(language() === 'en' ? 'ja' : 'en'); texts(); };
document.addEventListener('keydown', event => {
  if (event.target.closest('input, select, textarea, button, summary') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === ' ') { event.preventDefault(); $('pause').click(); }
  if (event.key === 's') $('once').click();
  const number = Number(event.key);
  if (number >= 1 && number <= Object.keys(PAGES).length) go(Object.keys(PAGES)[number - 1]);
});

const wanted = new URLSearchParams(location.hash.slice(1));
if (wanted.get('language')) setLanguage(wanted.get('language'));
document.documentElement.dataset.theme = wanted.get('theme')
  ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark');
page = PAGES[wanted.get('page')] ? wanted.get('page') : 'brain';
texts();
brain.paint();
link.connect();
