# Plots a recording made by `neuraxon watch --record`: value, band, anomaly, alarms. Gnuplot 5.2 or later.
#
#   ./neuraxon watch examples/machine.csv --value memory_percent --record memory
#   gnuplot -e "folder='memory'" examples/plot_watch.gp > memory.png
set terminal pngcairo size 1100,620 font ",10"
set datafile separator comma
set datafile missing NaN
set key autotitle columnhead outside top center horizontal
set multiplot layout 2,1
files = system(sprintf("ls '%s'/stream-*.csv", folder))
set ylabel "value"
plot for [file in files] file using "row":"low":"high" with filledcurves fillcolor rgb "#c9dcea" title "95 in 100 expected here", \
     for [file in files] file using "row":"value" with lines linecolor rgb "#0072b2" title "value", \
     for [file in files] file using "row":(strcol("alarm") eq "true" ? column("value") : NaN) with points pointtype 6 pointsize 2 linecolor rgb "#d55e00" title "alarm"
set ylabel "anomaly (1)"
set xlabel "row"
set yrange [0:1]
plot for [file in files] file using "row":"anomaly" with lines linecolor rgb "#444444" title "1 - chance of a row at least this unusual"
unset multiplot
