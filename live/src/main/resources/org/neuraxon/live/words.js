// Every text in two languages.
let now = navigator.language?.startsWith('ja') ? 'ja' : 'en';
const WORDS = {
  skip: ['Skip to the page', '本文へ'], theme: ['Light / dark', '明 / 暗'], step: ['One moment', '一歩'], speed: ['Speed', '速さ'],
  pause: ['Pause', '停止'], resume: ['Go on', '再開'], paused: ['paused', '停止中'], past: ['in the past', '過去'],
  moment: ['moment {}', '時刻 {}'], viewers: ['{} viewers', '閲覧者 {} 人'], letGo: ['Let go of the controls', '操作を手放す'],
  takeControls: ['Take the controls', '操作する'], youHold: ['you hold the controls', 'あなたが操作中'],
  otherHolds: ['another viewer holds the controls', '他の閲覧者が操作中'], nobodyHolds: ['nobody holds the controls', '操作者なし'],
  connecting: ['connecting …', '接続中 …'],
  lost: ['connection lost, trying again …', '接続が切れました。再接続中 …'], noWebgl: ['This browser draws no WebGL; all other pages work.', 'WebGL が使えません。他のページは使えます。'],
  'page.brain': ['Brain', '脳'], 'page.touch': ['Touch', '触れる'], 'page.vitals': ['Vital signs', '生命徴候'], 'page.time': ['Time machine', 'タイムマシン'],
  'page.stream': ['Stream', 'データ'], 'page.claims': ['Claims', '主張'], 'page.work': ['Work', '仕事'], 'page.lessons': ['Lessons', 'レッスン'],
  brainHelp: ['Drag or arrow keys turn, wheel or + − zooms, a click or n / p picks a neuron, a click on one of its lines a synapse.', 'ドラッグ・矢印で回転、ホイール・+ − で拡大、クリック・n / p でニューロン、その線のクリックでシナプスを選択。'],
  plusOne: ['+1 active', '+1 活動'], neutral: ['0 neutral', '0 中立'], minusOne: ['−1 opposing', '−1 逆活動'],
  dopamine: ['dopamine', 'ドーパミン'], serotonin: ['serotonin', 'セロトニン'], acetylcholine: ['acetylcholine', 'アセチルコリン'], norepinephrine: ['noradrenaline', 'ノルアドレナリン'],
  'label.brain': ['The network, drawn in three dimensions', '三次元に描いたネットワーク'], 'label.pages': ['Pages', 'ページ'], 'label.network': ['The network', 'ネットワーク'], 'label.stage': ['Picture', '図'],
  neuron: ['Neuron', 'ニューロン'], why: ['Why it changed', 'なぜ変化したか'], pickOne: ['Pick a neuron in the picture, or by its number.', '図か番号でニューロンを選んでください。'],
  noChange: ['It has not changed since you began to watch it.', '観察開始後、まだ変化していません。'], silence: ['Silence this neuron', 'このニューロンを黙らせる'], poke: ['Touch it', '触れる'],
};
export const language = () => now;
export function setLanguage(name) { now = name === 'ja' ? 'ja' : 'en'; }
export const pair = both => both[now === 'ja' && both[1] ? 1 : 0];
export function word(key, value) { return WORDS[key] ? pair(WORDS[key]).replace('{}', value ?? '') : key; }
/** A node with properties and children, in one line. */
export function make(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'role' || name === 'for' || name === 'style' || name === 'scope') node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child != null));
  return node;
}
/** A number as a reader wants it: three digits, and a dash for none. */
export function number(value) {
  if (value == null) return '–';
  const size = Math.abs(value);
  return Number.isInteger(value) && size < 1e7 ? String(value) : size >= 1e5 || size < 1e-3 ? value.toExponential(2) : Number(value.toPrecision(4)).toString();
}
export const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
/** A plot in the colours of the theme; null where the browser's plotting library did not load. */
export function plot(node, series, height, data, more = {}) {
  node.replaceChildren();
  const axis = { stroke: css('--soft'), grid: { stroke: css('--line'), width: 1 }, ticks: { stroke: css('--line') }, font: '11px system-ui' };
  return new window.uPlot({ width: Math.max(240, node.clientWidth), height, scales: { x: { time: false } }, cursor: { drag: { x: true, y: false } },
    axes: [{ ...axis }, { ...axis, size: more.size ?? 46 }], series: [{ label: more.x ?? 'moment' }, ...series], ...more.options }, data, node);
}
