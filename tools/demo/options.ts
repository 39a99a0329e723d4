/** `npm run demo -- --port 1337 --no-open --fresh` */
export interface DemoOptions {
  port: number;
  open: boolean;
  fresh: boolean;
}

const HELP = `Usage: npm run demo -- [--port N] [--no-open] [--fresh]
  --port N    port of the application (default 1337; the simulator takes the next one)
  --no-open   do not open a browser
  --fresh     forget everything of earlier demos and start anew`;

/** @throws Error with the usage when an option is not known */
export function readOptions(args: readonly string[]): DemoOptions {
  const options: DemoOptions = { port: 1337, open: process.stdout.isTTY === true, fresh: false };
  for (let i = 0; i < args.length; i += 1) {
    const [name, inline] = args[i]!.split('=');
    if (name === '--no-open') options.open = false;
    else if (name === '--open') options.open = true;
    else if (name === '--fresh') options.fresh = true;
    else if (name === '--port') {
      const port = Number(inline ?? args[(i += 1)]);
      if (!Number.isInteger(port) || port < 1 || port > 65_534) throw new Error(`--port takes a port number\n${HELP}`);
      options.port = port;
    } else throw new Error(`unknown option ${args[i]}\n${HELP}`);
  }
  return options;
}
