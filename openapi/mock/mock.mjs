// npm run mock [-- PORT [FILE]]: Prism answers with the examples of the contract, or of FILE, and checks requests against its schemas.
// The port is the argument, else the variable ASSURE_MOCK_PORT, else 4010.
import { fileURLToPath } from 'node:url';

const port = process.argv[2] ?? process.env.ASSURE_MOCK_PORT ?? '4010';
if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
  console.error(`Port invalide : « ${port} » ; attendu un nombre de 0 à 65535. (Invalid port.)`);
  process.exit(2);
}

// Prism runs in this very process: what ends it ends the mock, on Windows too.
process.argv = [process.argv[0], 'prism', 'mock', '--host', '127.0.0.1', '--port', port, process.argv[3] ?? fileURLToPath(new URL('../assure.yaml', import.meta.url))];

// A request that Prism breaks on (a media type without a slash in Accept, a member whose name is not Latin) would end
// it for all the others: it alone gets no answer.
process.on('uncaughtException', (error) => console.error('Prism :', error));
await import('./node_modules/@stoplight/prism-cli/dist/index.js');
