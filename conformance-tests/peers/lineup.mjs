// The suite's own mutants, served one at a time by its command `mutants`.
import { spawn } from 'node:child_process';
import { suiteJar } from './places.mjs';

/** Starts them; resolves when the right server answers. */
export async function lineup() {
  const child = spawn('java', ['-jar', suiteJar(), 'mutants'], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, () => process.exit(2)));
  const [address, control] = await new Promise((done, fail) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = text.match(/Server : (\S+)\s[^]*Control : (\S+)\s/);
      if (found) {
        done([found[1], found[2]]);
      }
    });
    child.on('close', () => fail(new Error(`The mutants do not start: ${text}`)));
    setTimeout(() => fail(new Error('The mutants do not start within ten minutes')), 600_000).unref();
  });
  return {
    address,
    all: await (await fetch(control)).json(),
    async become(id) {
      const answer = await fetch(control, { method: 'PUT', body: id });
      if (answer.status !== 204) {
        throw new Error(`No such server: ${id}`);
      }
    },
    close: () => child.kill(),
  };
}

/**
 * Which of them a comparison takes: the right server (twice, as a tool may report something by chance), each nth mutant by
 * hand, each mth derived one, each vth conforming variant, in the order in which the contract gives them. They come mixed,
 * always in the same way: a comparison that ends early has seen some of each.
 */
export function selection(all, { byHand, derived, variants }) {
  const each = (kind, n) => {
    const chosen = all.filter((server) => server.kind === kind).filter((_, at) => at % n === 0);
    const order = chosen.map((_, at) => (at * 37) % nextPrime(chosen.length)).map((place, at) => [place, chosen[at]]);
    return order.sort(([a], [b]) => a - b).map(([, server], at) => ({ place: (at + 0.5) / chosen.length, server }));
  };
  const right = all.find((server) => server.kind === 'right');
  return [
    ...[1, 2].map((time) => ({ ...right, run: `right#${time}` })),
    ...[...each('hand', byHand), ...each('derived', derived), ...each('variant', variants)]
      .sort((a, b) => a.place - b.place)
      .map(({ server }) => ({ ...server, run: server.id })),
  ];
}

/** The least prime number that is greater: multiples of 37 modulo it are all different. */
function nextPrime(number) {
  for (let candidate = Math.max(number + 1, 41); ; candidate += 1) {
    if (![...Array(candidate).keys()].slice(2).some((divisor) => candidate % divisor === 0)) {
      return candidate;
    }
  }
}
