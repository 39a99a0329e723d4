/** Every icon of the client: paths on a 24 px grid, stroked. Drawn as a mask, so that CSS gives the colour. */
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  close: 'M6 6l12 12M18 6L6 18',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4 4',
  filter: 'M4 7h10M18 7h2M4 17h2M10 17h10M14 5v4M10 15v4',
  sort: 'M8 5v14M8 19l-3-3M8 19l3-3M16 19V5M16 5l-3 3M16 5l3 3',
  pin: 'M12 21s-7-6.2-7-11.3A7 7 0 0 1 19 9.7C19 14.8 12 21 12 21zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  navigate: 'M20 4L4 11l7 2 2 7z',
  phone: 'M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3v5M15 3v5',
  guests:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c0-3.5 3-5.5 6.5-5.5s6.5 2 6.5 5.5M16 5.5a3.2 3.2 0 0 1 0 6M18 14.8c2 .7 3.5 2.5 3.5 5.2',
  area: 'M4 4h16v16H4zM4 9h3M4 14h3M9 20v-3M14 20v-3',
  door: 'M6 20.5V4h12v16.5M3.5 20.5h17M14.5 12v1',
  bed: 'M3 19V7M3 16h18v3M21 16v-3a3 3 0 0 0-3-3H10v6M6.5 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
  bath: 'M3 12h18v2a5 5 0 0 1-5 5H8a5 5 0 0 1-5-5zM6 12V6a2 2 0 0 1 4 0M7 19v2M17 19v2',
  ticket:
    'M3 8a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v2.2a2 2 0 0 0 0 3.6V16a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-2.2a2 2 0 0 0 0-3.6zM14 8v1.5M14 11.2v1.6M14 14.5V16',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 7.8v.2',
  shield: 'M12 3l7 3v5c0 4.5-3 8-7 10-4-2-7-5.5-7-10V6zM9 12l2.2 2.2L15 10.5',
  bolt: 'M13 3L5 14h6l-1 7 8-11h-6z',
  offline: 'M4 4l16 16M7 15a5 5 0 0 1 3-1.5M5 11a9 9 0 0 1 4-2.2M19 11a9.5 9.5 0 0 0-6-2.5M12 18.5v.1',
  play: 'M8 5l11 7-11 7z',
  receipt: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  house: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-5h4v5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c0-4 3.4-6 7.5-6s7.5 2 7.5 6',
  globe:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c2.5 2.5 3.5 5.3 3.5 8.5s-1 6-3.5 8.5c-2.5-2.5-3.5-5.3-3.5-8.5s1-6 3.5-8.5z',
  refund: 'M4 9h11a5 5 0 0 1 0 10H8M4 9l4-4M4 9l4 4',
  wallet: 'M4 7h15v12H4zM4 7l11-3v3M15 12h5v3h-5z',
  suitcase: 'M4 8h16v11H4zM9 8V5h6v3M9 8v11M15 8v11',
  key: 'M8 11.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10.8 12.7L19.5 4M16 7.5l2.5 2.5M13.5 10l1.8 1.8',
  minus: 'M6 12h12',
  plus: 'M6 12h12M12 6v12',
  wifi: 'M3 9.5a13 13 0 0 1 18 0M6 13a8.5 8.5 0 0 1 12 0M9 16.3a4.3 4.3 0 0 1 6 0M12 19.5v.1',
  parking: 'M5 4h14v16H5zM10 17V8h3a2.5 2.5 0 0 1 0 5h-3',
  kitchen: 'M7 3v7a2 2 0 0 0 4 0V3M9 12v9M16 3c-2 2-2 6-2 9h3v9',
  washer: 'M5 3h14v18H5zM12 9a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM8 6v.1M11 6h5',
  snow: 'M12 3v18M4.2 7.5l15.6 9M4.2 16.5l15.6-9',
  fire: 'M12 3c1 4 5 5.5 5 10.5A5 5 0 0 1 12 19a5 5 0 0 1-5-5.5C7 11 9 10 9 7.5 10.5 8.5 12 7 12 3z',
  leaf: 'M5 19C5 10 10 5 20 5c0 10-5 14-11 14-1.5 0-3-.5-4 0zM5 19c2-4 5-7 9-9',
  paw: 'M12 12c-3 0-5 3-5 5s2 3 5 2c3 1 5 0 5-2s-2-5-5-5zM6 9v1.5M18 9v1.5M10 5v2M14 5v2',
  tv: 'M3 6h18v11H3zM8 20.5h8',
  heart: 'M12 20S4 15 4 9.3A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.3C20 15 12 20 12 20z',
  heartFull: 'M12 20S4 15 4 9.3A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.3C20 15 12 20 12 20z',
  share: 'M12 15V4M12 4L8 8M12 4l4 4M5 13v7h14v-7',
  map: 'M9 4L3 6.5v13.5l6-2.5 6 2.5 6-2.5V4l-6 2.5zM9 4v13.5M15 6.5V20',
  gear: 'M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21M5.6 5.6l1.8 1.8M16.6 16.6l1.8 1.8M18.4 5.6l-1.8 1.8M7.4 16.6l-1.8 1.8',
  moon: 'M19 14.5A8 8 0 0 1 9.5 5 8 8 0 1 0 19 14.5z',
  chat: 'M4 5h16v11H10l-4 3.5V16H4zM8.5 10.5h.1M12 10.5h.1M15.5 10.5h.1',
  trash: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  compass: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM15.5 8.5l-2 5-5 2 2-5z',
  crown: 'M4 17l-1-9 5 4 4-7 4 7 5-4-1 9zM5 20h14',
  star: 'M12 4l2.5 5.2 5.5.8-4 4 1 5.6-5-2.7-5 2.7 1-5.6-4-4 5.5-.8z',
  gift: 'M4 11h16v9H4zM3 7h18v4H3zM12 7v13M12 7c-3 0-5-1-5-2.5 0-2 4-2 5 2.5 1-4.5 5-4.5 5-2.5 0 1.5-2 2.5-5 2.5z',
  tick: 'M5 6h14v14H5zM5 10h14M9 3v5M15 3v5M9 15l2 2 4-4',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  code: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 14h2v2h-2zM14 18h2v2h-2zM18 18h2v2h-2z',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16',
} as const;

export type IconName = keyof typeof PATHS;

/** The icon as a data URI for `mask-image`. */
export function iconUri(name: IconName): string {
  const fill = name === 'heartFull' ? '#000' : 'none';
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='${fill}' stroke='#000' stroke-width='1.6' ` +
    `stroke-linecap='round' stroke-linejoin='round'><path d='${PATHS[name]}'/></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

const FACILITIES: Record<string, IconName> = {
  wifi: 'wifi',
  parking: 'parking',
  kitchen: 'kitchen',
  washer: 'washer',
  laundry: 'washer',
  'air-conditioning': 'snow',
  aircon: 'snow',
  heating: 'fire',
  'floor-heating': 'fire',
  fireplace: 'fire',
  barbecue: 'fire',
  bbq: 'fire',
  garden: 'leaf',
  courtyard: 'leaf',
  'mountain-view': 'leaf',
  pets: 'paw',
  'pet-friendly': 'paw',
  tv: 'tv',
  projector: 'tv',
  bathtub: 'bath',
  'hot-spring': 'bath',
};

/** The icon of a facility code; unknown codes get a check mark. */
export function facilityIcon(code: string): IconName {
  return FACILITIES[code.toLowerCase().replace(/_/g, '-')] ?? 'check';
}
