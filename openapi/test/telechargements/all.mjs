// npm run test:telechargements -- TARGET: what the build leaves for vendors, as they have it.

import { after, before } from 'node:test';
import { pipelines } from './pipelines.mjs';
import { startSandbox } from './sandbox.mjs';
import { served } from './served.mjs';

const sandbox = {};
before(async () => Object.assign(sandbox, await startSandbox()));
after(() => sandbox.stop?.());

served(sandbox);
pipelines(sandbox);
