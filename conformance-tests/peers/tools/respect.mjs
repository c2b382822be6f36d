// Redocly Respect: plays the project's own workflows (openapi/workflows), and holds each answer against the contract.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { basic, here, openapi } from '../places.mjs';
import { run } from '../processes.mjs';

export const name = 'Respect';

export async function version() {
  return JSON.parse(readFileSync(join(here, 'node_modules/@redocly/cli/package.json'), 'utf8')).version;
}

export async function test({ base }, directory) {
  const report = join(directory, 'respect.json');
  rmSync(report, { force: true });
  const { code, output, seconds } = await run(process.execPath, [join(here, 'tools/respect-run.mjs'), base, report], {
    cwd: openapi,
    seconds: 180,
  });
  if (code === null) {
    return { stopped: 'timeout', failures: [], seconds };
  }
  writeFileSync(join(directory, 'respect.log'), output);
  if (!existsSync(report)) {
    return { stopped: output.trim().split('\n').slice(-3).join(' '), failures: [], seconds };
  }
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  const checks = [];
  const look = (flow) => {
    for (const step of flow.executedSteps ?? []) {
      if (step.executedSteps) {
        look(step);
      }
      for (const check of step.checks ?? []) {
        checks.push([`${step.workflowId}/${step.stepId}: ${check.name} ${check.condition ?? ''}`.trim(), check.passed]);
      }
    }
  };
  Object.values(files).forEach((file) => file.executedWorkflows.forEach(look));
  // A request that could not be made (30 s are not enough for the large file on a busy machine) says nothing of the server.
  const failures = checks.filter(([, passed]) => !passed).map(([id]) => id);
  const told = failures.filter((id) => !id.includes('failed network request'));
  return {
    ...(told.length === 0 && failures.length > 0 ? { stopped: 'failed network request' } : {}),
    failures: told,
    tests: checks.length,
    seconds,
  };
}
