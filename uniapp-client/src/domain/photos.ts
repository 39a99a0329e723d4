/** Pictures of a house in one sequence that remembers its groups. */

export interface PhotoGroup<P> {
  name: string;
  photos: P[];
  /** Where the group begins in the sequence of all pictures. */
  start: number;
}

/** Groups with their place in the sequence; empty ones are left out. */
export function photoGroups<P>(groups: readonly { name: string; photos: P[] }[]): PhotoGroup<P>[] {
  let start = 0;
  return groups
    .filter(({ photos }) => photos.length > 0)
    .map(({ name, photos }) => {
      const group = { name, photos, start };
      start += photos.length;
      return group;
    });
}
