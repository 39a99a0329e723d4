/** The stories of the houses in English (Markdown), by the code of the house: told again rather than translated. */
export const DEMO_STORIES_EN: Readonly<Record<string, string>> = {
  'erpan-tingfeng': `## The lake at the foot of your bed

From the east shore you look at Mount Cangshan; those who know Dali stay on this side. The four suites are alike, all upstairs, with one big window where the bed ends. The sun comes up behind you and goes down into the mountains across the water.

Below is an old pier whose boards creak. Nobody fishes any more, but the small boats are still here, and on a clear day somebody will row you out to the gulls.

- Every suite has its **own tea room** and a **wooden tub facing the lake**
- Breakfast is rice cake, milk fan and a bowl of pea porridge, from half past eight
- The **windy season** is February to April; bring something to tie your hair with

If you stay for one night only, keep that evening free.`,
  'zhaobi-yuan': `## Three wings and a white wall

This was the home of a Xizhou tea merchant. The main hall faces east, the screen wall catches the morning, and for an hour the whole courtyard is lit by it. Carpenters from Jianchuan repaired the doors and windows without a single nail.

The ginkgo in the yard turns in November, and every breeze brings down a little golden rain. The rice fields are at the end of the lane, three minutes away; at sunrise there is often nobody but you and the egrets.

- **Three bedrooms**, all on the ground floor; the east wing is the easiest for older guests
- You may grill in the yard, charcoal and stove are ready
- The morning market is on Sifang street: buy the flatbread straight from the oven

The gate is locked at eleven. Tell us if you will be later, and we leave it open and a light on.`,
  'yuezhao-renjia': `## Another village, in the water

Moon Pond lies in the middle of the village, a half-circle that has not run dry in four hundred years. The three suites stand along its north bank. The sills are low: from the bed you see the gables in the water, until a duck cuts through them.

There is no television, but a good reading lamp. At six you hear the washing at the water's edge. Rain is best: then the village looks as if somebody had just painted it.

- The suites are **upstairs**, thirteen wooden steps; we carry the luggage
- **Breakfast** is in the hall below: hairy tofu, rice noodles, stone-pressed buns
- Students come to paint, so the day is lively; after five it is quiet

Leave one lamp on at night. The water lights a second one for you.`,
  'tingxue-laozhai': `## When it snows, please be quiet for a while

The house stands in the lane behind the old prefecture, woodwork of the 1890s; the four lattice doors of the hall are the first ones. Snow is rare south of the river, but when it comes, the skywell is a bowl that holds all the white of the sky.

An old plum tree in the yard flowers in the twelfth month. Four lanterns hang under the eaves and are lit only when it is really dark. We bring a brazier into the hall, with rice cakes and tangerines to roast, and tea from Houkeng.

- **Three bedrooms**, all with heated floors
- One **bathroom** where you lie in the tub and look up the skywell
- Old walls are thin; be kind to your neighbours

Days without snow are good too. Listen to rain, to wind, to the tofu seller in the lane.`,
  'shihong-xiaoyuan': `## Autumn lives in a tree

Great-grandfather planted the persimmon, which is a hundred and six this year. After the first frost the leaves are mostly gone and the fruit is not: from far away, a tree hung with lanterns. Ladder and pole are in the corner. Pick what you like, and take the soft ones.

Under it is a stone table for breakfast, for tea, for a small glass in the evening. Over the wall the neighbours dry their harvest, tray after tray of chillies, corn and chrysanthemums.

- **Three bedrooms**, and a kitchen with a wood-fired stove; our cook will show you ham with bamboo shoots
- Families like the **sandpit and the chicks** behind the house
- It is at its best from mid-October to the end of November; book early

Half of the persimmons stay on the tree for the birds. That is the rule of the village.`,
  'zhuli-yunshe': `## A courtyard hidden in bamboo

It was the home of a basket maker. We kept the rammed-earth walls, laid new tiles, and cut a moon gate into the garden wall. What you see through it is green all year, only never the same green.

In the morning the mist climbs out of the valley, reaches the yard at about half past seven and is gone by nine. If you want to see it, set an alarm; there will be warm white tea on the veranda.

- **Three bedrooms**, each facing the bamboo, each with a window bench to read on
- The **tub** is local fir; the water takes twenty minutes to heat
- The kitchen is yours, and our cook brings vegetables from the village

Do not change your dates for rain. Bamboo sounds best when it is raining.`,
  'chalong-shanfang': `## Open the window and smell the tea

The cottage stands in the middle of a tea garden thirty years old: white walls, grey tiles, one camphor tree. In spring the pickers pass your window and say good morning; on summer evenings there are more fireflies than lamps.

There is a stove that really burns wood, and a basket of logs beside it, split to suit the weather. Everything is on one floor, so it is easy with elderly parents.

- Around **Qingming** you can pick tea for a morning, and take it home roasted
- A **path of two kilometres** behind the house ends at a small reservoir
- Nothing can be ordered out here, so there are noodles, eggs and greens in the fridge

We live on the next slope. Call, and we hear you.`,
  'muyun-shiwu': `## More horses than neighbours

The house was the winter quarters of a ranch, with walls half a metre thick, cool in July and warm in January. We moved the corral a little further off, but horses do not care for rules: early in the morning they come to the window to have a look at you.

The old cavalry trails begin behind the house. An instructor takes you round the paddock twice before you ride to the river. For children there are ponies, and helmets that are washed and aired.

- The **fire** burns all night, and the wood costs nothing extra
- At ten we turn off the yard lights, and the **Milky Way** is right above the roof
- The nearest shop is twenty minutes by car; stock up on the way

July for flowers, September for gold, January for snow. In each of them somebody says it is the best.`,
  'baiyin-zhanfang': `## A yurt can be comfortable

Old masters from the Plain Blue Banner felted the wool by hand. Each yurt is eight metres across, with a ring of skylight at the top, water heating under the floor for bare feet in winter, and a bathroom of its own, so that nobody has to walk through the night with a torch.

At six the fire is lit in the middle of the camp. A roast lamb needs a day's notice, boiled mutton is always there, and milk tea has no limit. The fiddle is played by the herdsman next door; when he is in a good mood, he plays longer.

- Six yurts, **all alike**, thirty metres apart
- Children may help to **feed the lambs**; most of them come in spring
- The skylight has a blind, for those who sleep late

At night you hear the horses snort. Do not be afraid: they are asleep, too.`,
  'baihua-linwu': `## Home on a snowy night

The cabin stands among birches, eight hundred metres from the road, at the end of a track pressed into the snow by a horse-drawn sleigh. On a winter evening, half-way along, you look up and see the lights.

The walls are whole larch logs, the fireplace is in the middle of the living room, and the tub stands at a window to the forest. To lie in hot water and watch the branches bend under the snow is the best entertainment we have.

- **Thirty below** is no trouble: heated floors and the fire
- Ask for the **sleigh**, or a walk on the frozen lake
- In late September the forest turns from green to gold within a week

Bring a book. The signal is not very good, which is just as well.`,
};
