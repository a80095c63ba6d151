#!/bin/sh
# A long stream through `neuraxon watch` in little memory: made-up rows, the process killed (-9) half way, then gone on from the saved file.
# Every million rows: what the process holds of memory, in kB (VmRSS), and of heap (jstat, where there is one).
#
#   examples/long-stream.sh [ROWS [OPTIONS OF WATCH...]]        10,000,000 rows with --neurons 0 unless said
set -eu
here=$(cd "$(dirname "$0")/.." && pwd -P)
rows=${1:-10000000}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- --neurons 0
: "${NEURAXON_OPTS:=-Xmx256m}"
export NEURAXON_OPTS
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
brain=$folder/brain.nxn
mkfifo "$folder/rows" "$folder/answers"

# Rows FIRST to LAST of a daily wave with noise, an outlier in every 9,973 and a run without values in every 100,003: the same on every awk.
made() {
    awk -v first="$1" -v last="$2" 'BEGIN {
        print "value"
        for (i = 1; i <= last; i++) {
            x = (i == 1 ? 12345 : x) * 16807 % 2147483647
            if (i < first) continue
            if (i % 100003 < 20) print "NaN"
            else printf "%.4f\n", 50 + 20 * sin(i * 6.283185307 / 1440) + 4 * x / 2147483647 + (i % 9973 == 0 ? 40 : 0)
        }
    }'
}

# Lives on rows FIRST to LAST; kills the process after STOP rows (0: never). Says what it holds.
live() {
    first=$1 last=$2 stop=$3
    shift 3
    made "$first" "$last" > "$folder/rows" 2>/dev/null &
    "$here/neuraxon" watch - --json --save "$brain" "$@" < "$folder/rows" > "$folder/answers" 2> "$folder/says" &
    watch=$!
    awk -v watch="$watch" -v first="$first" -v stop="$stop" '
        NR % 1000000 == 0 || NR == stop {
            status = "/proc/" watch "/status"
            while ((getline line < status) > 0) if (line ~ /^VmRSS/) { split(line, part, " "); held = part[2] }
            close(status)
            heap = "?"
            ask = "jstat -gc " watch " 2>/dev/null | tail -n 1"
            if ((ask | getline line) > 0 && split(line, part, " ") > 8) heap = int(part[8])
            close(ask)
            printf "%9d rows   %7d kB resident   %7s kB in the old generation\n", first + NR - 1, held, heap
            fflush()
        }
        NR == stop { system("kill -9 " watch) }
        END { print NR > "/dev/stderr" }' "$folder/answers" 2> "$folder/count"
    wait "$watch" || [ "$stop" -gt 0 ] || { cat "$folder/says" >&2; return 1; }
    wait
}

begin=$(date +%s)
live 1 "$rows" $((rows / 2)) "$@"
echo "killed (-9) after $(cat "$folder/count") answers"
seen=$("$here/neuraxon" inspect "$brain" | awk '$1 == "rows" { print $2 }')
echo "the saved file has lived $seen rows; going on from there"
live "$((seen + 1))" "$rows" 0 --load "$brain"
lived=$("$here/neuraxon" inspect "$brain" | awk '$1 == "rows" { print $2 }')
echo "$(cat "$folder/count") answers more; the file at the end has lived $lived rows"
[ "$lived" -eq "$rows" ]
echo "$(( $(date +%s) - begin )) s"
