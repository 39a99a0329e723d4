/** Distances on the globe, good enough to sort houses. */
export interface Point {
  latitude: number;
  longitude: number;
}

const EARTH_METERS = 6_371_000;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two points (haversine). */
export function metersBetween(a: Point, b: Point): number {
  const half = (from: number, to: number) => Math.sin(rad(to - from) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * half(a.longitude, b.longitude);
  return Math.round(2 * EARTH_METERS * Math.asin(Math.sqrt(chord)));
}
