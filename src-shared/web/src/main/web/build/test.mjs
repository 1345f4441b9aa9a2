// Runs a module's browser-side tests under Node's own test runner: node test.mjs MODULEDIR [SAMPLES]
// SAMPLES are frames that must be of the types in frames.ts.
// Every MODULEDIR/src/test/web/**/*.test.ts is bundled into MODULEDIR/target/web-test, and run there; *.test.mjs, which test the
// build itself, run where they are.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { checkTypes, ensureDependencies, fail, WEB } from './dependencies.mjs';

const moduleDir = resolve(process.argv[2] ?? '.');
const tests = join(moduleDir, 'src/test/web');
const out = join(moduleDir, 'target/web-test');
const all = existsSync(tests) ? readdirSync(tests, { recursive: true }) : [];
const files = all.filter((name) => name.endsWith('.test.ts'));
const ofBuild = all.filter((name) => name.endsWith('.test.mjs')).map((name) => join(tests, name));
if (files.length === 0) {
  fail(`no *.test.ts in ${tests}`);
}

ensureDependencies();
checkTypes(join(moduleDir, 'src/main/web/tsconfig.json'));
const esbuild = await import('esbuild');
rmSync(out, { recursive: true, force: true });
const samples = process.argv[3] && resolve(process.argv[3]);
if (samples) {
  checkSamples(samples);
}
await esbuild.build({
  entryPoints: files.map((name) => join(tests, name)),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  loader: { '.css': 'text' },
  define: { LANGUAGE: '"en"' },
  tsconfig: join(WEB, 'tsconfig.json'),
  outdir: out,
  outbase: tests,
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
});
const run = spawnSync(
  process.execPath,
  ['--enable-source-maps', '--test', '--test-reporter=spec', ...files.map((name) => join(out, name.replace(/\.ts$/, '.mjs'))), ...ofBuild],
  { encoding: 'utf8', maxBuffer: 1 << 26, cwd: moduleDir, env: { ...process.env, ...(samples && { SAMPLES: samples }) } },
);
if (run.status !== 0) {
  console.log(run.stdout, run.stderr);
  fail(`tests failed in ${tests}`);
}
console.log(`web: ${/tests (\d+)/.exec(run.stdout)?.[1]} tests passed in ${tests}`);

/** The sample frames, which the service's tests read and write, are of the types that the browser has: as literals, to the last field. */
function checkSamples(file) {
  const types = { visitor: 'VisitorFrame', agent: 'AgentFrame', service: 'ServiceFrame' };
  const lines = JSON.parse(readFileSync(file, 'utf8')).map(
    ({ name, side, frame }, index) => `const s${index}: ${types[side]} = ${JSON.stringify(frame)}; // ${name}`,
  );
  const folder = join(out, 'samples');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'frames.samples.ts'),
    [
      "import type { AgentFrame, ServiceFrame, VisitorFrame } from 'shared/client/frames';",
      ...lines,
      `export const all = [${lines.map((_, index) => `s${index}`).join(', ')}];\n`,
    ].join('\n'),
  );
  const project = join(folder, 'tsconfig.json');
  writeFileSync(project, JSON.stringify({ extends: relative(folder, join(WEB, 'tsconfig.json')), include: ['./*.ts'] }));
  checkTypes(project);
}
