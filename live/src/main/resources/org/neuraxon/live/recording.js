// Records the life for analysis, hands its tables out, and asks them in SQL where the lab has a database.
import { link } from './link.js';
import { pair, make } from './words.js';

let panel = null, timer = 0, told = null, question = 'SELECT step, up, down, dopamine FROM moments ORDER BY up DESC LIMIT 10';

const number = value => typeof value !== 'number' ? (value ?? '') : Number.isInteger(value) ? String(value) : String(+value.toPrecision(5));

export function show(node) {
  const button = make('button', { type: 'button', id: 'record', onclick: turn });
  const every = make('select', { id: 'record-every' }, ...[1, 10, 100].map(k => make('option', { value: k, textContent: pair([`every ${k === 1 ? 'moment' : k + ' moments'}`, `${k} 時刻ごと`]), selected: k === 10 })));
  const deep = make('input', { type: 'checkbox', id: 'record-neurons' });
  const sql = make('textarea', { id: 'sql', rows: 3, spellcheck: false, value: question, 'aria-label': 'SQL' });
  sql.oninput = () => { question = sql.value; };
  sql.onkeydown = event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask(); };
  panel = make('div', { id: 'recording' }, make('h2', { textContent: pair(['Recording', '記録']) }),
    make('p', { className: 'soft', textContent: pair(['Writes what happens into tables for analysis, each column with its unit and meaning; what you do stands beside it. It changes nothing in the network.', '起きていることを分析用の表に書き出します。各列には単位と意味が付き、操作も記録されます。ネットワークには影響しません。']) }),
    make('div', { className: 'row' }, button, make('label', {}, pair(['whole network ', '全体 ']), every),
      make('label', {}, deep, pair([' every neuron, each 50 moments', ' 全ニューロン(50 時刻ごと)']))),
    make('p', { id: 'record-state', role: 'status' }), make('div', { id: 'record-files', className: 'row' }),
    make('div', { id: 'record-ask', hidden: true }, sql,
      make('div', { className: 'row' }, make('button', { type: 'button', id: 'ask', textContent: pair(['Ask (Ctrl+Enter)', '問い合わせ (Ctrl+Enter)']), onclick: ask }), make('output', { id: 'ask-state', role: 'status' })),
      make('div', { id: 'answer' })));
  node.append(panel);
  told = null;
  look();
}

export function hide() { panel = null; clearTimeout(timer); }

async function turn() {
  const wish = told?.recording ? { do: 'stop' }
    : { do: 'start', every: Number(panel.querySelector('#record-every').value), neurons_every: panel.querySelector('#record-neurons').checked ? 50 : 0 };
  try {
    told = await link.ask('recording', link.viewer ? { ...wish, viewer: link.viewer } : wish);
  } catch (problem) {
    link.emit('notice', problem.message);
  }
  draw();
}

async function look() {
  clearTimeout(timer);
  if (!panel) return;
  try {
    told = await link.ask('recording');
    draw();
  } catch { /* tried again below */ }
  timer = setTimeout(look, 1500);
}

function draw() {
  if (!panel || !told) return;
  const button = panel.querySelector('#record');
  button.textContent = told.recording ? pair(['Stop recording', '記録を止める']) : pair(['Record', '記録する']);
  button.setAttribute('aria-pressed', told.recording);
  panel.querySelector('#record-every').disabled = panel.querySelector('#record-neurons').disabled = told.recording;
  const rows = told.rows ? Object.entries(told.rows).filter(([, count]) => count > 0) : [];
  const size = told.bytes >= 1 << 20 ? (told.bytes / (1 << 20)).toFixed(1) + ' MiB' : Math.ceil((told.bytes ?? 0) / 1024) + ' KiB';
  panel.querySelector('#record-state').textContent = !told.name ? pair(['Nothing is recorded yet.', 'まだ記録はありません。'])
    : `${told.name}: ${rows.map(([table, count]) => table + ' ' + count).join(', ')}; ${size} / ${told.limit_bytes / (1 << 20)} MiB`
      + (told.ended ? ` (${told.ended})` : '')
      + (told.kept ? '' : pair(['. Download it: it is removed when the lab closes or another recording starts.', '。ダウンロードしてください。ラボを閉じるか次の記録を始めると消えます。']));
  const files = [...rows.map(([table]) => table + '.csv'), ...(told.name ? ['recording.zip'] : [])];
  const shelf = panel.querySelector('#record-files');
  if (shelf.dataset.files !== files.join()) {
    shelf.dataset.files = files.join();
    shelf.replaceChildren(...files.map(name => make('button', { type: 'button', textContent: pair(['Download ', 'ダウンロード ']) + name, onclick: () => fetchFile(name) })));
  }
  panel.querySelector('#record-ask').hidden = !told.name;
  panel.querySelector('#ask').disabled = !told.sql;
  if (!told.sql) panel.querySelector('#ask-state').textContent = pair(['SQL needs DuckDB: run ./neuraxon query \'SELECT 1\' once in the checkout, or lay duckdb_jdbc.jar beside neuraxon.jar, and start the lab again.', 'SQL には DuckDB が必要です。./neuraxon query \'SELECT 1\' を一度実行するか、duckdb_jdbc.jar を neuraxon.jar の隣に置いて再起動してください。']);
}

async function fetchFile(name) {
  const answer = await fetch('/api/v1/recording/' + name, { headers: link.token ? { Authorization: 'Bearer ' + link.token } : {} });
  if (!answer.ok) { link.emit('notice', (await answer.json()).error); return; }
  const address = URL.createObjectURL(await answer.blob());
  make('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

async function ask() {
  const state = panel.querySelector('#ask-state');
  const place = panel.querySelector('#answer');
  state.textContent = '…';
  try {
    const answer = await link.ask('query', { sql: question });
    if (!panel) return;
    place.replaceChildren(make('table', {}, make('tr', {}, ...answer.columns.map(column => make('th', { textContent: column.name, title: column.type }))),
      ...answer.rows.map(row => make('tr', {}, ...row.map(cell => make('td', { textContent: number(cell) }))))));
    state.textContent = answer.rows.length + pair([' rows', ' 行']) + (answer.more ? pair([', and there are more', '(続きあり)']) : '');
  } catch (problem) {
    if (panel) state.textContent = problem.message;
  }
}
