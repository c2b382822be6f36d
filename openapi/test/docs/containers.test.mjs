import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse, parseAllDocuments } from 'yaml';
import { moduleDirectory } from '../../tools/contract.mjs';

const folder = join(moduleDirectory, 'docs', 'extraits', 'conteneurs');
const text = (name) => readFileSync(join(folder, name), 'utf8');
const ofSandbox = (...path) => readFileSync(join(moduleDirectory, '..', 'server-stub', ...path), 'utf8');

/** The sandbox's settings, as its README lists them, by the names of their variables. */
const settings = new Map([...ofSandbox('README.md').matchAll(/^\| `(assure\.[\w.-]+)` \|/gm)].map(([, name]) => [variable(name), name]));
const image = ofSandbox('container', 'Containerfile');
const compose = parse(text('compose.yaml'), { merge: true });
const objects = parseAllDocuments(text('kubernetes.yaml')).map((document) => document.toJS());
const [deployment] = objects.filter(({ kind }) => kind === 'Deployment');
const { spec: pod } = deployment.spec.template;
const [container] = pod.containers;

function variable(name) {
  return name.toUpperCase().replaceAll('-', '').replaceAll('.', '_');
}

describe('The image, compose.yaml and kubernetes.yaml', () => {
  test('name settings of the sandbox that there are', () => {
    const [configuration] = objects.filter(({ kind }) => kind === 'ConfigMap');
    const named = [
      ...[...image.matchAll(/\b(ASSURE_\w+)=/g)].map(([, name]) => name),
      ...Object.keys(compose.services['bac-1'].environment),
      ...Object.keys(configuration.data),
    ].filter((name) => name.startsWith('ASSURE_'));
    assert.ok(settings.size > 0 && named.length > 0);
    assert.deepEqual(named.filter((name) => !settings.has(name)), []);
  });

  test("give a secret as a file of its setting's name", () => {
    const [secret] = objects.filter(({ kind }) => kind === 'Secret');
    const given = [...Object.keys(secret.stringData), ...compose.services['bac-1'].secrets.map(({ target }) => target)];
    const known = new Set(settings.values());
    assert.deepEqual(given.filter((name) => !known.has(name)), []);
    const variables = [...Object.values(compose.services).flatMap(({ environment = {} }) => Object.keys(environment)), ...(container.env ?? []).map(({ name }) => name)];
    assert.deepEqual(variables.filter((name) => /PASSWORD(?!_FILE)|SECRET|TOKEN_KEY/.test(name)), []);
  });
});

describe('compose.yaml', () => {
  for (const [name, service] of Object.entries(compose.services)) {
    test(`${name}: no root, nothing to write to but what is named, no privilege, bounded memory, a health check`, () => {
      assert.equal(service.read_only, true);
      assert.deepEqual(service.cap_drop, ['ALL']);
      assert.deepEqual(service.security_opt, ['no-new-privileges:true']);
      assert.match(service.mem_limit, /^\d+[mg]$/);
      assert.ok(service.healthcheck.test.length > 1);
      // That of HAProxy is not root's by itself.
      assert.ok(service.user ? !/^(root|0)/.test(service.user) : service.image.includes('haproxy'));
    });
  }

  test('two sandboxes, alike, with the health check of their image, reached through the proxy only', () => {
    assert.deepEqual(compose.services['bac-1'], compose.services['bac-2']);
    const [, , command] = /^HEALTHCHECK (.*)\\\n {2}CMD (\[.*\])$/m.exec(image);
    assert.deepEqual(compose.services['bac-1'].healthcheck.test, ['CMD', ...JSON.parse(command)]);
    const open = Object.entries(compose.services).filter(([, { ports }]) => ports);
    assert.deepEqual(open.map(([name]) => name), ['mandataire']);
    for (const port of open[0][1].ports) assert.match(port, /^127\.0\.0\.1:/);
  });

  test('the proxy knows both sandboxes, where they say that they are ready, and is the one that they believe', () => {
    const proxy = text('haproxy.cfg');
    const { environment } = compose.services['bac-1'];
    for (const name of ['bac-1', 'bac-2']) assert.match(proxy, new RegExp(`^ {2}server ${name} ${name}:8080$`, 'm'));
    assert.match(proxy, new RegExp(`check port ${environment.MANAGEMENT_SERVER_PORT} `));
    assert.match(proxy, /option httpchk GET \/exploitation\/sante\/readiness$/m);
    assert.equal(compose.services.mandataire.networks.interne.ipv4_address, environment.ASSURE_NETWORK_TRUSTEDPROXIES);
  });

  test('every file that it mounts is there', () => {
    const mounted = Object.values(compose.services)
      .flatMap(({ volumes = [] }) => volumes)
      .filter((volume) => volume.startsWith('.'))
      .map((volume) => volume.split(':')[0]);
    assert.ok(mounted.length >= 5);
    assert.deepEqual(mounted.filter((name) => !existsSync(join(folder, name))), []);
  });
});

describe('kubernetes.yaml', () => {
  test('two replicas, of which one stays, found by their label', () => {
    const kinds = objects.map(({ kind }) => kind).sort();
    assert.deepEqual(kinds, ['ConfigMap', 'Deployment', 'PodDisruptionBudget', 'Secret', 'Service']);
    assert.equal(deployment.spec.replicas, 2);
    const labels = deployment.spec.template.metadata.labels;
    const [budget] = objects.filter(({ kind }) => kind === 'PodDisruptionBudget');
    const [service] = objects.filter(({ kind }) => kind === 'Service');
    assert.equal(budget.spec.minAvailable, 1);
    for (const selector of [budget.spec.selector.matchLabels, service.spec.selector, deployment.spec.selector.matchLabels]) assert.deepEqual(selector, labels);
  });

  test('no root, nothing to write to but what is mounted, no privilege, bounded memory', () => {
    assert.equal(pod.securityContext.runAsNonRoot, true);
    assert.match(image, new RegExp(`^USER ${pod.securityContext.runAsUser}:${pod.securityContext.runAsGroup}$`, 'm'));
    assert.deepEqual(container.securityContext, { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
    assert.ok(container.resources.limits.memory);
    assert.equal(pod.automountServiceAccountToken, false);
    const volumes = pod.volumes.map(({ name }) => name).sort();
    assert.deepEqual(container.volumeMounts.map(({ name }) => name).sort(), volumes);
  });

  test('secrets that its group may read and nobody else, as the sandbox asks of a file of keys', () => {
    assert.equal(pod.securityContext.fsGroup, pod.securityContext.runAsGroup);
    // What Kubernetes reads is YAML 1.1, in which 0440 is octal.
    const read = parseAllDocuments(text('kubernetes.yaml'), { version: '1.1' }).map((document) => document.toJS());
    const { volumes } = read.find(({ kind }) => kind === 'Deployment').spec.template.spec;
    const secrets = volumes.filter(({ secret }) => secret);
    assert.ok(secrets.length > 0);
    for (const { name, secret } of secrets) assert.equal(secret.defaultMode, 0o440, name);
  });

  test('probes at ports that there are; time enough to stop', () => {
    const ports = container.ports.map(({ name }) => name);
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
      const { path, port } = container[probe].httpGet;
      assert.match(path, /^\/exploitation\/sante\/(liveness|readiness)$/);
      assert.ok(ports.includes(port));
    }
    assert.match(container.readinessProbe.httpGet.path, /readiness$/);
    assert.match(container.livenessProbe.httpGet.path, /liveness$/);
    const [configuration] = objects.filter(({ kind }) => kind === 'ConfigMap');
    const notice = Number.parseInt(configuration.data.ASSURE_STOP_NOTICE, 10);
    assert.ok(pod.terminationGracePeriodSeconds >= notice + 20);
    assert.ok(notice > container.readinessProbe.periodSeconds * container.readinessProbe.failureThreshold);
  });
});
