// This machine's own figures: the server lives through them, a row a second, for everybody alike; here its last half hour is kept up to date.
import { link } from './link.js';

const RASTER = 300;
const LISTS = ['values', 'forecast', 'low', 'high', 'surprise', 'times'];

/** What the server has told of one figure so far, in the form in which it tells of a series that was sent to it. */
export class MachineSeries {
  constructor(column) {
    this.column = column;
    this.next = 0;
    this.told = null;
  }

  /** Asks for the rows that are new; true if there were any, or an alarm was judged. */
  async look() {
    const news = await link.ask('machine?since=' + this.next + (this.column ? '&column=' + encodeURIComponent(this.column) : ''));
    this.column = news.column;
    this.columns = news.columns;
    this.problem = news.problem;
    const old = this.told && news.first === this.next ? this.told : null;
    const told = { first: old ? old.first : news.first, alarms: news.alarms };
    const more = Math.max(0, (old ? old.values.length : 0) + news.values.length - news.kept);
    for (const key of LISTS) told[key] = [...(old ? old[key] : []), ...news[key]].slice(more);
    told.levels = news.levels.map((level, i) => [...(old ? old.levels[i] : []), ...level].slice(more));
    told.first += more;
    told.rows = news.rows;
    const states = [...(old?.raster?.states ?? []), ...news.states].slice(-RASTER);
    told.raster = states.length ? { neurons: states[0].length, states } : null;
    const changed = news.values.length > 0 || JSON.stringify(news.alarms) !== JSON.stringify(this.told?.alarms);
    this.told = told;
    this.next = news.rows;
    return changed;
  }

  teach(row, wanted) { return link.ask('machine', { column: this.column, row, wanted, ...(link.viewer ? { viewer: link.viewer } : {}) }); }
}
