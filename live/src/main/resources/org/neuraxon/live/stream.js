// A series dropped onto the page is lived through by a watcher of its own: forecast, band, surprise, alarms and why.
import { link } from './link.js';
import { pair, make, plot, css } from './words.js';

let panel = null;
const MOST = 50000;

export function show(node) {
  panel = node;
  const file = make('input', { type: 'file', accept: '.csv,.tsv,.txt', 'aria-label': pair(['CSV file', 'CSV ファイル']) });
  file.onchange = () => file.files[0] && read(file.files[0]);
  const drop = make('div', { className: 'drop' }, make('p', { textContent: pair(['Drop a CSV here: its last numeric column is watched, row by row. It stays on this machine.', 'CSV をここに置くと、最後の数値列を一行ずつ見守ります。データはこの機械から出ません。']) }), file,
    make('p', {}, make('button', { type: 'button', id: 'generated', textContent: pair(['A generated series with two surprises', '二つの異変を含む生成系列']), onclick: () => watch(generated(), 'generated') })));
  drop.ondragover = event => { event.preventDefault(); drop.classList.add('over'); };
  drop.ondragleave = () => drop.classList.remove('over');
  drop.ondrop = event => { event.preventDefault(); drop.classList.remove('over'); if (event.dataTransfer.files[0]) read(event.dataTransfer.files[0]); };
  panel.append(make('div', {}, make('h2', { textContent: pair(['Stream', 'データ']) }), drop, make('p', { id: 'summary', role: 'status' }), make('div', { id: 'series', className: 'plot' }), make('div', { id: 'surprise', className: 'plot' }), make('table', { id: 'alarms' })));
}
export function hide() { panel = null; }
function generated() {
  return Array.from({ length: 1600 }, (_, i) => 20 + 5 * Math.sin(i / 8) + 2 * Math.sin(i / 31) + 0.4 * Math.sin(i * i * 0.37) + (i === 1100 ? 14 : 0) + (i >= 1380 && i < 1400 ? -9 : 0));
}
async function read(file) {
  if (file.size > 20e6) { link.emit('notice', `${file.name} has ${Math.round(file.size / 1e6)} MB; at most 20 MB are read here, the command "neuraxon watch" reads any size.`); return; }
  const lines = (await file.text()).split(/\r?\n/).filter(line => line.trim());
  const mark = [',', ';', '\t'].sort((a, b) => lines[0].split(b).length - lines[0].split(a).length)[0];
  const rows = lines.map(line => line.split(mark).map(cell => cell.trim().replace(/^"|"$/g, '')));
  const numeric = cell => cell !== undefined && cell !== '' && Number.isFinite(Number(cell));
  const columns = rows.at(-1).map((_, i) => i).filter(i => rows.slice(-20).filter(row => numeric(row[i])).length > 10 || rows.length < 20 && numeric(rows.at(-1)[i]));
  if (!columns.length) { link.emit('notice', `${file.name} has no numeric column.`); return; }
  const column = columns.at(-1);
  const body = numeric(rows[0][column]) ? rows : rows.slice(1);
  watch(body.slice(-MOST).map(row => (numeric(row[column]) ? Number(row[column]) : null)), numeric(rows[0][column]) ? file.name : rows[0][column]);
}
async function watch(values, name) {
  const summary = panel.querySelector('#summary');
  summary.textContent = pair(['living through it …', '見守り中 …']);
  try {
    const told = await link.ask('stream', { values });
    if (!panel) return;
    summary.textContent = pair([`${name}: ${told.rows} rows, ${told.alarms.length} alarms.`, `${name}: ${told.rows} 行、警報 ${told.alarms.length} 件。`]);
    const x = values.map((_, i) => i);
    const marks = values.map(() => null);
    told.alarms.forEach(alarm => { marks[alarm.row] = values[alarm.row]; });
    plot(panel.querySelector('#series'), [{ label: name, stroke: css('--ink'), width: 1 }, { label: pair(['forecast', '予測']), stroke: css('--accent'), width: 1 }, { label: pair(['low', '下限']), stroke: css('--zero'), dash: [3, 3] }, { label: pair(['high', '上限']), stroke: css('--zero'), dash: [3, 3] },
      { label: pair(['alarm', '警報']), stroke: css('--bad'), paths: () => null, points: { show: true, size: 10, fill: css('--bad') } }], 280, [x, values, told.forecast, told.low, told.high, marks], { x: pair(['row', '行']) });
    plot(panel.querySelector('#surprise'), [{ label: pair(['surprise', '驚き']), stroke: css('--bad'), width: 1 }], 140, [x, told.surprise], { x: pair(['row', '行']) });
    panel.querySelector('#alarms').replaceChildren(...told.alarms.map(alarm => make('tr', {}, make('th', { textContent: pair(['row ', '行 ']) + alarm.row }), make('td', { textContent: alarm.why }))));
  } catch (problem) {
    summary.textContent = '';
    link.emit('notice', problem.message);
  }
}
