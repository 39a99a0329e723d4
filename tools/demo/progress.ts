/** Lines that say what is going on; on a terminal the running step counts in place. */
const started = Date.now();
const seconds = (): string => `${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s`;
const interactive = process.stdout.isTTY === true;

export interface Step {
  update(done: number, total: number): void;
  end(note?: string): void;
}

export function step(name: string): Step {
  const clear = '\r\u001b[K';
  let last = 0;
  if (interactive) process.stdout.write(`${seconds()}  ${name} …`);
  return {
    update(done, total) {
      if (interactive) process.stdout.write(`${clear}${seconds()}  ${name} ${done}/${total}`);
      else if (done === total || Date.now() - last > 5_000) {
        console.log(`${seconds()}  ${name} ${done}/${total}`);
        last = Date.now();
      }
    },
    end(note = '') {
      console.log(`${interactive ? clear : ''}${seconds()}  ${name}${note && ` (${note})`} ✓`);
    },
  };
}
