package org.neuraxon.core.state;

import java.util.List;

/**
 * Rows of one table spread over several, each with arrays of its own. Loops over the arrays of a block then start at 0, as do those over
 * scratch arrays: the form that the compiler turns into vector instructions.
 *
 * <p>It is saved as the one table: digests and snapshots do not show where the blocks end.
 *
 * @param tables with the same columns; their numbers of rows stand fast
 */
public record Blocks<T extends Table>(List<T> tables) implements Stateful {

    /** Keeps its own list. */
    public Blocks {
        tables = List.copyOf(tables);
    }

    /** The number of rows of all blocks. */
    public int count() {
        return tables.stream().mapToInt(Table::count).reduce(0, Math::addExact);
    }

    @Override
    public void save(StateSink sink) {
        int count = count();
        sink.put("count", count);
        for (int c = 0; c < columns(); c++) {
            Column whole = whole(c, count);
            int row = 0;
            for (T table : tables) {
                whole.copy(table.columns().get(c), 0, row, table.count());
                row += table.count();
            }
            whole.save(sink, count);
        }
    }

    @Override
    public void restore(StateSource source) {
        int count = count();
        int saved = source.getInt("count");
        if (saved != count) {
            throw new SnapshotException("a table of the snapshot has " + saved + " rows where its parameters ask for "
                    + count + "; the snapshot is not usable");
        }
        for (int c = 0; c < columns(); c++) {
            Column whole = whole(c, count);
            whole.restore(source, count);
            int row = 0;
            for (T table : tables) {
                table.columns().get(c).copy(whole, row, 0, table.count());
                row += table.count();
            }
        }
    }

    private int columns() {
        return tables.isEmpty() ? 0 : tables.get(0).columns().size();
    }

    private Column whole(int column, int count) {
        Column whole = tables.get(0).columns().get(column).empty();
        whole.grow(count);
        return whole;
    }
}
