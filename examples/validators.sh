#!/bin/sh
# Three validators and two miners, each a process of its own. Chance picks a validator, which is killed (-9) and started again; every fifth time
# another one with it, so that no majority is left. At the end each ledger is audited: every score re-executed, the copies compared, and every
# receipt of the miners looked up.
#
#   examples/validators.sh [SECONDS [USUAL-GAP [EPOCH [FIRST-PORT]]]]        180 seconds, a kill every 20, epochs of 30, ports from 7790
set -eu
here=$(cd "$(dirname "$0")/.." && pwd -P)
seconds=${1:-180} gap=${2:-20} epoch=${3:-30} port=${4:-7790}
folder=$(mktemp -d)
peers=a=127.0.0.1:$((port + 3)),b=127.0.0.1:$((port + 4)),c=127.0.0.1:$((port + 5))
doors=http://127.0.0.1:$port,http://127.0.0.1:$((port + 1)),http://127.0.0.1:$((port + 2))
echo "ledgers and logs in $folder"

start() {
    case $1 in a) door=$port ;; b) door=$((port + 1)) ;; *) door=$((port + 2)) ;; esac
    "$here/neuraxon" node --id "$1" --peers "$peers" --port "$door" --folder "$folder/$1" --epoch "$epoch" --threads 1 \
        >>"$folder/$1.log" 2>&1 &
    eval "pid_$1=$!"
}

# Its process is gone, and nothing was said to it before.
die() {
    eval "pid=\$pid_$1"
    kill -9 "$pid"
    wait "$pid" 2>/dev/null || true
}

miner() {
    awk -v n="$1" 'BEGIN { for (i = 0; i < 63; i++) printf "0"; print n }' >"$folder/$1.key"
    "$here/neuraxon" mine --node "$doors" --key "$folder/$1.key" --receipts "$folder/$1.csv" --threads 1 \
        >"$folder/miner-$1.log" 2>"$folder/miner-$1.err" &
    eval "pid_$1=$!"
}

stop_all() {
    for one in 1 2 a b c; do eval "kill -9 \$pid_$one 2>/dev/null" || true; done
}

command -v curl >/dev/null || { echo "curl is needed to see whether a validator answers" >&2; exit 1; }
"$here/neuraxon" --version >/dev/null # so that it is built once
trap 'stop_all' EXIT
trap 'exit 130' INT TERM
pid_1= pid_2= pid_a= pid_b= pid_c=
for one in a b c; do start "$one"; done
looks=0
until curl -fs "http://127.0.0.1:$port/v1/network" >/dev/null; do
    looks=$((looks + 1))
    if [ "$looks" -gt 60 ]; then
        echo "validator a does not answer on port $port; it says:" >&2
        cat "$folder/a.log" >&2
        exit 1
    fi
    sleep 1
done
miner 1
miner 2

# Who and when is drawn beforehand, the same every time.
awk -v seconds="$seconds" -v gap="$gap" 'BEGIN {
    srand(1)
    split("a b c", id, " ")
    for (t = 0; ; kills++) {
        wait = int(gap * (.5 + rand()) + .5)
        if ((t += wait + 1) > seconds) exit
        who = int(3 * rand())
        print wait, id[who + 1], (kills % 5 == 4 ? id[(who + 1 + int(2 * rand())) % 3 + 1] : "")
    }
}' >"$folder/kills"
begin=$(date +%s)
while read -r pause one other; do
    sleep "$pause"
    echo "$(($(date +%s) - begin)) s: $one $other killed"
    for each in $one $other; do die "$each"; done
    sleep 1
    for each in $one $other; do start "$each"; done
done <"$folder/kills"
rest=$((begin + seconds - $(date +%s)))
[ "$rest" -le 0 ] || sleep "$rest"

for one in 1 2; do
    eval "kill -TERM \$pid_$one; wait \$pid_$one" || true
    echo "miner $one:"
    sed -n 's/^neuraxon: \(.*\(tried\|answered\).*\)/  \1/p' "$folder/miner-$one.err"
done
sleep 5 # the last entries reach everybody
for one in a b c; do eval "kill -TERM \$pid_$one; wait \$pid_$one" || true; done
awk 'FNR > 1 || NR == 1' "$folder/1.csv" "$folder/2.csv" >"$folder/receipts.csv"
echo "$(($(wc -l <"$folder/receipts.csv") - 1)) receipts; $(awk '{ n += NF - 1 } END { print n + 0 }' "$folder/kills") validators killed"
for one in a b c; do
    others=$(for other in a b c; do [ "$other" = "$one" ] || echo "--compare $folder/$other"; done)
    # shellcheck disable=SC2086 # two options
    "$here/neuraxon" audit "$folder/$one" --receipts "$folder/receipts.csv" $others
done
