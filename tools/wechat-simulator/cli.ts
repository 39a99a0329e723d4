import { parseArgs } from 'node:util';
import { startWechatSimulator, type SimulatorOptions } from './index';

const USAGE = `Usage: node cli.js [--port N] [--host ADDRESS] [--state FILE] [--speed N]
  [--verify-mode public-key|certificate|both] [--notify-base URL] [--any-notify-url] [--strict-bills]
  [--verbose]
Starts the WeChat simulator and prints the application's environment as JSON on standard output.`;

function readOptions(): SimulatorOptions | null {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      state: { type: 'string' },
      speed: { type: 'string' },
      'verify-mode': { type: 'string' },
      'notify-base': { type: 'string' },
      'any-notify-url': { type: 'boolean' },
      'strict-bills': { type: 'boolean' },
      verbose: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return null;
  const mode = values['verify-mode'];
  if (mode !== undefined && mode !== 'public-key' && mode !== 'certificate' && mode !== 'both') {
    throw new RangeError('--verify-mode must be public-key, certificate or both');
  }
  const options: SimulatorOptions = { port: Number(values.port ?? 0) };
  if (values.host) options.host = values.host;
  if (values.state) options.statePath = values.state;
  if (values.speed) options.clockSpeed = Number(values.speed);
  if (mode) options.verifyMode = mode;
  if (values['notify-base']) options.notifyBase = values['notify-base'];
  if (values['any-notify-url']) options.notifyUrlPolicy = 'any';
  if (values['strict-bills']) options.strictBillDates = true;
  if (values.verbose) options.logger = (line) => process.stderr.write(`${line}\n`);
  return options;
}

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const simulator = await startWechatSimulator(options);
  process.stdout.write(`${JSON.stringify(simulator.env, null, 2)}\n`);
  const stop = (): void => {
    void simulator.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
