// The claims of the laboratory: choose one, let it run beside the network, watch its numbers arrive, read the verdict.
import { link } from './link.js';
import { pair, make, number } from './words.js';

// What is asked for: seeds, and whether the experiment is a twentieth as long.
const AMOUNTS = [
  ['try', 3, true, ['Try it: 3 seeds, a twentieth as long (no verdict of the claim)', '試す: 種 3 個、20 分の 1 の長さ（判定にはなりません）']],
  ['refute', 6, false, ['6 seeds, full length (can refute it)', '種 6 個、本来の長さ（反証できます）']],
  ['decide', 20, false, ['20 seeds, full length (decides; may take long)', '種 20 個、本来の長さ（判定します。長くかかることがあります）']],
];
const VERDICTS = { PASS: ['● holds', '● 成立'], FAIL: ['▲ does not hold', '▲ 不成立'], INCONCLUSIVE: ['◐ these seeds do not decide', '◐ この種では決まりません'],
  LIKELY: ['● looks so', '● そう見えます'], UNLIKELY: ['▲ does not look so', '▲ そうは見えません'], SKIPPED: ['◐ too long to try', '◐ 試すには長すぎます'] };
const GOOD = ['PASS', 'LIKELY'], BAD = ['FAIL', 'UNLIKELY'];
const STATES = { met: ['● met', '● 満たす'], missed: ['▲ missed', '▲ 満たさない'], open: ['◐ open', '◐ 未定'] };
let panel = null, timer = 0, told = null, chosen = 'C10', drawn = '';

export function show(node) {
  panel = node;
  drawn = '';
  const select = make('select', { id: 'claim', 'aria-label': pair(['claim', '主張']) });
  select.onchange = () => choose(select.value);
  const amount = make('select', { id: 'amount', 'aria-label': pair(['how much', '量']) }, ...AMOUNTS.map(([key, , , text]) => make('option', { value: key, textContent: pair(text) })));
  panel.append(make('div', {}, make('h2', { textContent: pair(['Claims', '主張']) }),
    make('p', { className: 'soft', textContent: pair(['Everything this project claims is an experiment that anyone can run. It grows networks of its own at low priority; the one you watch goes on living. Without a control that must fail, a success would mean nothing: the plots show both.', 'このプロジェクトの主張はすべて、誰でも実行できる実験です。専用のネットワークを低い優先度で育て、見ているネットワークはそのまま生き続けます。図には対照条件も示します。']) }),
    make('div', { className: 'row' }, make('span', { className: 'grow' }, select), make('span', { className: 'grow' }, amount),
      make('button', { type: 'button', className: 'main', id: 'run', textContent: pair(['Run', '実行']), onclick: run }),
      make('button', { type: 'button', id: 'cancel', disabled: true, textContent: pair(['Call off', '中止']), onclick: () => ask({ cancel: true }) })),
    make('p', { id: 'progress-text', role: 'status' }), make('progress', { id: 'progress', max: 1, value: 0, hidden: true, 'aria-label': pair(['seeds done', '完了した種']) }),
    make('section', { id: 'finding', 'aria-label': pair(['finding', '結果']) }),
    make('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': pair(['all claims', 'すべての主張']) }, make('table', { id: 'claims' }))));
  look();
}
export function hide() { panel = null; clearTimeout(timer); }

async function ask(wish) {
  try { told = await link.ask('claims', wish); draw(); } catch (problem) { link.emit('notice', problem.message); }
  look();
}
function run() {
  const [, seeds, fast] = AMOUNTS.find(([key]) => key === panel.querySelector('#amount').value);
  ask({ run: chosen, seeds, fast });
}
function choose(id) {
  chosen = id;
  drawn = '';
  draw();
}
async function look() {
  clearTimeout(timer);
  if (!panel) return;
  try { told = await link.ask('claims'); } catch { /* the connection is being mended; tried again below */ }
  timer = setTimeout(look, told?.running ? 700 : 4000);
  draw();
}
function draw() {
  if (!panel || !told) return;
  const going = told.running;
  // What runs is what one wants to see, once, when the page is opened.
  if (drawn === '' && going && chosen !== going.claim && !told.findings[chosen]) chosen = going.claim;
  const card = told.claims.find(one => one.id === chosen) ?? told.claims[0];
  const finding = told.findings[card.id];
  const mark = [chosen, document.documentElement.lang, going?.claim, going?.done, JSON.stringify(finding ?? null).length, told.claims.length, Object.keys(told.findings).join()].join('/');
  panel.querySelector('#run').disabled = Boolean(going);
  panel.querySelector('#cancel').disabled = !going || going.called_off;
  const progress = panel.querySelector('#progress');
  progress.hidden = !going;
  if (going) {
    progress.value = going.done / going.seeds;
    const left = going.seconds_left == null ? '' : pair([`, about ${time(going.seconds_left)} left`, `、残り約 ${time(going.seconds_left)}`]);
    say(going.called_off ? pair([`${going.claim}: being called off …`, `${going.claim}: 中止しています …`])
      : pair([`${going.claim}: ${going.done} of ${going.seeds} seeds after ${time(going.seconds_so_far)}${left}`, `${going.claim}: 種 ${going.seeds} 個中 ${going.done} 個、${time(going.seconds_so_far)} 経過${left}`]));
  } else say('');
  if (drawn === mark) return;
  drawn = mark;
  const select = panel.querySelector('#claim');
  if (document.activeElement !== select) {
    select.replaceChildren(...told.claims.map(one => make('option', { value: one.id, textContent: `${one.id} ${one.statement}`, selected: one.id === card.id })));
  }
  panel.querySelector('#finding').replaceChildren(...result(card, finding, going?.claim === card.id ? going : null));
  panel.querySelector('#claims').replaceChildren(
    make('thead', {}, make('tr', {}, ...[['claim', '主張'], ['statement', '内容'], ['last verdict here', 'ここでの判定'], ['', '']].map(text => make(text[0] ? 'th' : 'td', text[0] ? { scope: 'col', textContent: pair(text) } : {})))),
    make('tbody', {}, ...told.claims.map(one => row(one, told.findings[one.id]))));
}
function say(text) {
  const place = panel.querySelector('#progress-text');
  if (place.textContent !== text) place.textContent = text;
}
const time = seconds => seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;

function row(card, finding) {
  return make('tr', { className: card.id === chosen ? 'chosen' : '' }, make('th', { scope: 'row', textContent: card.id }), make('td', { textContent: card.statement }),
    make('td', {}, finding ? word(finding) : '–'),
    make('td', {}, make('button', { type: 'button', textContent: pair(['Choose', '選ぶ']), 'aria-label': pair([`choose ${card.id}`, `${card.id} を選ぶ`]), onclick: () => { choose(card.id); panel.querySelector('#finding').scrollIntoView({ block: 'nearest' }); } })));
}
function word(finding) {
  if (finding.problem) return make('span', { className: 'soft', textContent: finding.problem });
  return make('b', { className: 'verdict', textContent: pair(VERDICTS[finding.verdict]) + (finding.decides ? '' : ' *') });
}

function result(card, finding, going) {
  const parts = [make('h3', { textContent: `${card.id} · ${card.statement}` }),
    make('dl', { className: 'words' }, ...[['Experiment', '実験', card.design], ['Measured', '測定', card.metric], ['Passes if', '成立の条件', card.passes],
      ['Model', 'モデル', card.model === 'none' ? pair(['none needed', '不要']) : card.model], ['Falls short in', '足りない点', card.caveat],
      ['Settings tried', '試した設定', card.search]].filter(([, , text]) => text)
      .flatMap(([en, ja, text]) => [make('dt', { textContent: pair([en, ja]) }), make('dd', { textContent: text })]))];
  if (going) return [...parts, ...plots(going.series)];
  if (!finding) return [...parts, make('p', { className: 'soft', textContent: pair(['Not run here yet.', 'ここではまだ実行していません。']) })];
  if (finding.problem) return [...parts, make('p', { className: 'verdict', textContent: pair([`Ended without a verdict after ${finding.runs_finished} seeds: ${finding.problem}`, `判定なしで終了（種 ${finding.runs_finished} 個）: ${finding.problem}`]) })];
  const doubts = finding.fast ? pair(['* A twentieth as long: this shows that it runs and is no verdict of the claim.', '* 20 分の 1 の長さです。動くことを示すだけで、主張の判定ではありません。'])
    : finding.decides ? '' : pair(['* Fewer than 20 seeds can refute a claim but, unless it is exact, not confirm it.', '* 種が 20 個未満では反証はできますが、厳密な主張以外は確認できません。']);
  return [...parts, make('p', { className: 'figure verdict', 'data-is': GOOD.includes(finding.verdict) ? 'yes' : BAD.includes(finding.verdict) ? 'bad' : 'no', textContent: `${finding.verdict} · ${pair(VERDICTS[finding.verdict])}${finding.decides ? '' : ' *'}` }),
    doubts ? make('p', { className: 'soft', textContent: doubts }) : null,
    make('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': pair(['criteria', '条件']) }, make('table', {}, make('thead', {}, make('tr', {}, ...[['criterion', '条件'], ['is', '結果'], ['median', '中央値'], ['95 % interval', '95 % 区間'], ['wanted', '求める値'], ['seeds that agree', '一致した種'], ['p (Holm)', 'p (Holm)']].map(text => make('th', { scope: 'col', textContent: pair(text) })))),
      make('tbody', {}, ...finding.outcomes.map(one => make('tr', {}, make('td', { textContent: one.text }), make('td', { textContent: pair(STATES[one.state]) }), make('td', { textContent: number(one.median) }), make('td', { textContent: ends(one.interval) }),
        make('td', { textContent: (one.refused ? pair(['not ', '以外 ']) : '') + ends(one.wanted) }), make('td', { textContent: `${one.agree} / ${finding.seeds}` }), make('td', { textContent: number(one.p) })))))),
    make('p', {}, pair(['The same by command: ', '同じものをコマンドで: ']), make('code', { textContent: finding.command }), make('small', { textContent: ` · ${time(finding.seconds_taken)}` })),
    ...plots(finding.series)].filter(Boolean);
}
// Above 0, 0 excluded, is said with the smallest number there is.
const ends = ([low, high]) => low === Number.MIN_VALUE ? '> 0' : high === -Number.MIN_VALUE ? '< 0' : low == null && high == null ? '' : low == null ? '≤ ' + number(high) : high == null ? '≥ ' + number(low) : low === high ? number(low) : `${number(low)} – ${number(high)}`;
const median = list => { const sorted = [...list].sort((a, b) => a - b); const half = sorted.length >> 1; return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2; };

/** One drawing for each metric: a row for each condition, a dot for each seed, a bar at the median, the wanted band behind. */
function plots(series) {
  const metrics = [...new Set(series.map(one => one.metric))];
  return metrics.map(metric => {
    const rows = series.filter(one => one.metric === metric);
    const known = rows.flatMap(one => one.values).filter(value => value != null);
    if (!known.length) return make('p', { className: 'soft', textContent: metric + ': –' });
    const limits = rows.flatMap(one => one.wanted ?? []).filter(value => value != null && Math.abs(value) < 1e12);
    let low = Math.min(...known, ...limits), high = Math.max(...known, ...limits);
    const margin = high > low ? 0.06 * (high - low) : Math.abs(high) * 0.1 || 0.5;
    low -= margin; high += margin;
    const x = value => (100 * (Math.max(low, Math.min(high, value)) - low) / (high - low)).toFixed(2) + '%';
    const lines = rows.map(one => {
      const values = one.values.map((value, i) => [value, one.seeds[i], i]).filter(([value]) => value != null);
      const middle = values.length ? median(values.map(([value]) => value)) : null;
      const strip = make('div', { className: 'strip', role: 'img', 'aria-label': middle == null ? pair(['could not be measured', '測定できません']) : pair([`median ${number(middle)} of ${values.length} seeds`, `種 ${values.length} 個の中央値 ${number(middle)}`]) });
      if (one.wanted) strip.append(make('i', { className: 'wanted', style: `left:${x(one.wanted[0] ?? low)};right:calc(100% - ${x(one.wanted[1] ?? high)})` }));
      for (const [value, seed, i] of values) strip.append(make('i', { className: 'dot', title: `seed ${seed}: ${number(value)}`, style: `left:${x(value)};top:${(18 + 64 * (one.values.length < 2 ? 0.5 : i / (one.values.length - 1))).toFixed(0)}%` }));
      if (middle != null) strip.append(make('i', { className: 'median', style: `left:${x(middle)}` }));
      return [make('span', { textContent: one.condition }), strip, make('span', { textContent: middle == null ? 'n/a' : number(middle) })];
    });
    return make('figure', { className: 'strips' }, make('figcaption', { textContent: metric + (limits.length ? pair([' (wanted: the shaded part)', '（求める範囲: 網掛け）']) : '') }), ...lines.flat());
  });
}
