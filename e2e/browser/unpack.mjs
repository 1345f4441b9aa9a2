// Unpacks a Chromium for the browser tests, without root and without system packages, and prints where its program is:
// node unpack.mjs FOLDER. It comes from npm (@sparticuz/chromium: headless, with the libraries and fonts that it needs).
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8')).packages['node_modules/@sparticuz/chromium'];
const folder = join(resolve(process.argv[2]), `chromium-${version}`);
const program = join(folder, 'chromium');

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    throw new Error(`${command} ${args[0]} failed${error ? `: ${error.message}` : ''}`);
  }
}

async function unpack(packed, name, into) {
  const file = join(into, name);
  await pipeline(createReadStream(join(packed, `${name}.br`)), createBrotliDecompress(), createWriteStream(file));
  if (name.endsWith('.tar')) {
    run('tar', ['-xf', name], into);
    rmSync(file);
  }
}

if (!existsSync(program)) {
  console.error(`openchat: fetching Chromium ${version} for the browser tests (65 MB, once) …`);
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    writeFileSync(join(fresh, file), readFileSync(join(here, file)));
  }
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], fresh);
  const packed = join(fresh, 'node_modules/@sparticuz/chromium/bin');
  renameSync(packed, join(fresh, 'packed'));
  for (const name of ['chromium', 'al2023.tar', 'swiftshader.tar', 'fonts.tar']) {
    await unpack(join(fresh, 'packed'), name, fresh);
  }
  rmSync(join(fresh, 'node_modules'), { recursive: true });
  rmSync(join(fresh, 'packed'), { recursive: true });
  renameSync(join(fresh, 'chromium'), join(fresh, 'headless'));
  chmodSync(join(fresh, 'headless'), 0o755);
  writeFileSync(
    join(fresh, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`,
  );
  // libraries of its own, and its fonts where the machine has none
  writeFileSync(
    join(fresh, 'chromium'),
    '#!/bin/sh\nhere=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)\nexport LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"\n' +
      '[ -f /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"\nexec "$here/headless" "$@"\n',
    { mode: 0o755 },
  );
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
}
console.log(program);
