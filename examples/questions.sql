-- Questions to a recording made with --neurons-every and --synapses-every; each is one call, this for the first:
--   ./neuraxon query --recording DIR "$(sed -n '/^.. 1:/,/^;/p' examples/questions.sql)"

/* 1: how active, and the naive branching ratio (a regression on the moment before, which underestimates; vitals knows better) */
SELECT count(*) AS rows, avg(up) AS up, avg(down) AS down, avg(changed) AS changed_in_a_moment,
       regr_slope(up + down, active_before) AS branching
FROM moments WHERE step > 1000
;

/* 2: the ten neurons that change sign most often */
SELECT neuron, count(*) AS looks, avg(abs(state)) AS active,
       sum(CASE WHEN state * before < 0 THEN 1 ELSE 0 END) AS turns
FROM (SELECT *, lag(state) OVER (PARTITION BY life, neuron ORDER BY step) AS before FROM neurons)
GROUP BY neuron ORDER BY turns DESC, neuron LIMIT 10
;

/* 3: do strong synapses stay? correlation of each synapse's weight with its weight a look before */
SELECT now.step, count(*) AS synapses, corr(now.fast, old.fast) AS fast, corr(now.lasting, old.lasting) AS lasting
FROM synapses now JOIN synapses old ON now.pre = old.pre AND now.post = old.post AND now.life = old.life
 AND old.step = (SELECT max(step) FROM (SELECT DISTINCT step, life FROM synapses) looks
                 WHERE looks.step < now.step AND looks.life = now.life)
GROUP BY now.step ORDER BY now.step
;

/* 4: what was this network, again? */
SELECT key, value, unit, about FROM configuration WHERE mechanism = 'LivingDendrites'
;
