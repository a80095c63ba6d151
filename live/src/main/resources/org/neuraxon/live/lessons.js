// Eight short lessons, each about one mechanism, each with things to do on the living network.
import { link } from './link.js';
import { pair, make } from './words.js';

const d = wish => () => link.do(wish);
const LESSONS = [
  [['The neutral state', '中立状態'], ['A neuron is −1, 0 or +1. Most rest at 0, and that is not off: the inner potential keeps moving, and one push decides.', 'ニューロンは −1、0、+1 をとります。多くは 0 ですが、止まってはいません。内部の電位は動き続け、一押しで決まります。'],
    ['On Brain, pick a small ball and watch its potential wander between the two dashed thresholds until it crosses one.', '「脳」で小さな球を選び、電位が二本の閾値の間をさまよい、越える瞬間を見てください。'], [['Slow down', 'ゆっくり', { do: 'speed', moments_per_second: 10 }], ['Normal speed', '通常の速さ', { do: 'speed', moments_per_second: 200 }]], 'brain'],
  [['Three time scales', '三つの時間尺度'], ['A memory synapse has a fast, a slow and a lasting weight. The fast one learns, the slow one remembers it, the lasting one keeps what was permitted.', '記憶シナプスには速い・遅い・持続する重みがあります。速い重みが学び、許されたものだけが持続します。'],
    ['Give a pattern and permission, wait a few thousand moments, and compare mean fast and lasting weights on Touch.', 'パターンと許可を与え、数千時刻待ち、「触れる」で重みの平均を比べてください。'], [['Pattern', 'パターン', { do: 'stimulate', stimulus: 'pattern', period: 400 }], ['Acetylcholine 0.8', 'ACh 0.8', { do: 'modulate', modulator: 'acetylcholine', level: 0.8 }], ['Dopamine 0.8', 'DA 0.8', { do: 'modulate', modulator: 'dopamine', level: 0.8 }]], 'touch'],
  [['Four modulators', '四つの修飾物質'], ['They carry no current. They change gain, thresholds, time constants and permission, and thereby what the same network does.', '電流は運びません。利得、閾値、時定数、学習の許可を変え、同じネットワークの振る舞いを変えます。'],
    ['Raise noradrenaline: more cones light up. Then serotonin: they change less often.', 'ノルアドレナリンを上げると円錐が増え、セロトニンを上げると変化が減ります。'], [['Noradrenaline 0.9', 'NA 0.9', { do: 'modulate', modulator: 'norepinephrine', level: 0.9 }], ['Serotonin 0.9', '5-HT 0.9', { do: 'modulate', modulator: 'serotonin', level: 0.9 }], ['As born', '元へ', { do: 'reset' }]], 'touch'],
  [['Homeostasis', '恒常性'], ['Every neuron moves its own thresholds until it is active about as often as it should be.', '各ニューロンは自分の閾値を動かし、適度な活動を保ちます。'],
    ['Silence a quarter of the network: activity falls; then watch the mean threshold fall too. Then do it again with homeostasis off.', '4分の1を黙らせると活動が減り、閾値の平均も下がります。恒常性を切って、もう一度。'], [['Silence 25 %', '25 % を黙らせる', { do: 'lesion', share: 0.25 }], ['Homeostasis off', '恒常性を切る', { do: 'ablate', mechanism: 'homeostasis' }], ['As born', '元へ', { do: 'reset' }]], 'touch'],
  [['Criticality', '臨界'], ['How many neurons become active because one was? Far below one, activity dies out; above one, it runs away.', '一つの活動が何個の活動を生むか。1 を大きく下回れば消え、上回れば暴走します。'],
    ['Take the vital signs and read sign 5. Then cut all synapses between neurons and take them again.', '生命徴候の 5 番を読み、シナプスを切って、もう一度測ってください。'], [['Cut recurrence', '再帰を切る', { do: 'ablate', mechanism: 'recurrence' }], ['Join again', 'つなぐ', { do: 'restore', mechanism: 'recurrence' }]], 'vitals'],
  [['Learning while living', '生きながら学ぶ'], ['There is no training mode. Coincidences leave traces; they become weights when dopamine permits it, also a little later.', '訓練モードはありません。同時活動が痕跡を残し、ドーパミンが許すと重みになります。'],
    ['Play a pattern with acetylcholine high, then reward, and watch fast weights grow. Without dopamine nothing is learned.', 'ACh を高くしてパターンを与え、報酬を。ドーパミンがなければ学びません。'], [['Pattern', 'パターン', { do: 'stimulate', stimulus: 'pattern', period: 400 }], ['Acetylcholine 0.8', 'ACh 0.8', { do: 'modulate', modulator: 'acetylcholine', level: 0.8 }], ['Reward', '報酬', { do: 'reward', amount: 5 }]], 'touch'],
  [['Forgetting', '忘れる'], ['A fast weight that is not used returns to the slow one; a synapse that holds nothing dies and makes room.', '使われない速い重みは遅い重みに戻り、空のシナプスは死んで場所を空けます。'],
    ['After learning, stop the pattern and watch the fast weights sink towards the lasting ones.', '学習後にパターンを止め、速い重みが持続する重みに近づく様子を見てください。'], [['Silence', '静けさ', { do: 'stimulate', stimulus: 'none' }], ['No new synapses', '新生を止める', { do: 'ablate', mechanism: 'synapse_formation' }]], 'touch'],
  [['Evolution', '進化'], ['Temperaments differ in a few parameters, and lives differ by chance. Selection works on such differences; here you are the selection.', '気質は少数のパラメータで、生涯は偶然で違います。選択はその差に働きます。ここではあなたが選びます。'],
    ['Grow three seeds of each temperament, take their vital signs, keep the one you like; the seed brings it back bit for bit.', '気質ごとに三つの種を育て、生命徴候を測り、好きなものを。種があれば完全に再現できます。'], [['Calm', '穏やか', { do: 'reset', preset: 'calm' }], ['Balanced', '均衡', { do: 'reset', preset: 'balanced' }], ['Excitable', '興奮', { do: 'reset', preset: 'excitable', seed: 2 }]], 'vitals'],
];

export function show(panel, { go }) {
  panel.append(make('div', {}, make('h2', { textContent: pair(['Lessons', 'レッスン']) }), make('div', { className: 'lessons' },
    ...LESSONS.map(([title, idea, task, deeds, page], i) => make('article', { className: 'card lesson' }, make('h3', { textContent: `${i + 1} · ${pair(title)}` }), make('p', { textContent: pair(idea) }), make('p', { textContent: '→ ' + pair(task) }),
      make('div', { className: 'row' }, ...deeds.map(([en, ja, wish]) => make('button', { type: 'button', textContent: pair([en, ja]), onclick: d(wish) })),
        make('button', { type: 'button', className: 'main', textContent: pair(['Look', '見る']) + ' →', onclick: () => go(page) })))))));
}
