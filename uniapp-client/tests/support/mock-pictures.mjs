// @ts-check
/** Small drawn landscapes for the mock: layered hills, a sun, a roof or a room; the seed decides light and season. */

const SKIES = [
  ['#cfdedb', '#f2e6d3', '#4d7268'],
  ['#dcd3c4', '#f6e0c6', '#7a6a4f'],
  ['#b9cfe0', '#eef0ea', '#40657a'],
  ['#e8cdb9', '#fae8cf', '#8a5a44'],
  ['#c6d8c0', '#f0efdc', '#52703f'],
];

/** @param {string} text */
function hash(text) {
  let value = 7;
  for (const letter of text) value = (value * 31 + letter.charCodeAt(0)) % 9973;
  return value;
}

/** @param {string} seed */
export function drawPicture(seed) {
  const n = hash(seed);
  const [top, low, hill] = SKIES[n % SKIES.length];
  const wave = (/** @type {number} */ y, /** @type {number} */ k) => {
    const a = 20 + ((n * k) % 60);
    return `M0 ${y} C 130 ${y - a} 240 ${y + a / 2} 360 ${y - a / 3} S 600 ${y - a} 800 ${y - 12} V600 H0Z`;
  };
  const hills = [260, 330, 400, 470]
    .map((y, i) => `<path d="${wave(y, i + 3)}" fill="${hill}" opacity="${0.22 + i * 0.2}"/>`)
    .join('');
  const room =
    `<rect width="800" height="600" fill="${low}"/><rect x="80" y="70" width="640" height="330" fill="${top}"/>` +
    `<path d="M80 330 C 240 250 420 350 720 270 V400 H80Z" fill="${hill}" opacity=".6"/>` +
    `<path d="M290 70v330M510 70v330" stroke="#5b4a38" stroke-width="8"/><rect y="430" width="800" height="170" fill="#b99b76"/>` +
    `<rect x="150" y="400" width="500" height="110" rx="16" fill="#f7f1e6"/><rect x="150" y="446" width="500" height="64" rx="12" fill="${hill}" opacity=".75"/>`;
  const roof = `<path d="M430 470 L560 400 L690 470Z" fill="#3b3a36"/><rect x="452" y="470" width="216" height="90" fill="#efe4d0"/><rect x="530" y="496" width="60" height="64" fill="#5b4a38"/>`;
  const outside =
    `<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient></defs>` +
    `<rect width="800" height="600" fill="url(#g)"/><circle cx="${150 + (n % 500)}" cy="${110 + (n % 70)}" r="38" fill="#fff7e6" opacity=".9"/>${hills}${n % 2 ? roof : ''}`;
  const body = seed.includes('room') ? room : outside;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" preserveAspectRatio="xMidYMid slice">${body}</svg>`;
}
