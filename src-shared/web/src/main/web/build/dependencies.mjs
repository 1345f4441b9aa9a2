// Makes sure that node_modules is what package-lock.json says, so that Maven, CI and a newcomer need no step before the build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const WEB = dirname(dirname(fileURLToPath(import.meta.url)));

const modules = join(WEB, 'node_modules');

export function ensureDependencies(folder = WEB) {
  const stamp = join(folder, 'node_modules', '.openchat-lock');
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  console.log('web: npm ci (node_modules is missing or older than package-lock.json)');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.error || npm.status !== 0) {
    fail(
      `npm ci failed in ${folder}: ${npm.error?.message ?? `exit code ${npm.status}`}. It needs Node 20 or newer with npm, and a reachable npm registry.`,
    );
  }
  writeFileSync(stamp, wanted);
}

// The types of everything that is bundled are checked: esbuild only strips them.
export function checkTypes(project) {
  const tsc = spawnSync(process.execPath, [join(modules, 'typescript', 'bin', 'tsc'), '--noEmit', '-p', project], { stdio: 'inherit' });
  if (tsc.status !== 0) {
    fail(`The types of ${project} do not agree (see above).`);
  }
}

export function fail(message) {
  console.error(`web: ${message}`);
  process.exit(1);
}
