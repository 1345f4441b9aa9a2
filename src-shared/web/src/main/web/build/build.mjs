// Builds the browser side of one module: node build.mjs MODULEDIR OUTDIR
//
// MODULEDIR/src/main/web/entries.json says what there is to build:
//   "assets"  {"page.js": "page.ts", "page.css": "page.css"}   -> OUTDIR/assets/page-HASH.js; may be cached for ever
//   "loaders" {"widget.js": "loader.ts"}                       -> OUTDIR/widget.js; a classic script under a stable name
//   "files"   {"favicon.svg": "logo.svg"}                      -> OUTDIR/favicon.svg; copied under a stable name
// OUTDIR/assets/manifest.json maps each logical name to its hashed path ("page.js": "assets/page-HASH.js").
// A loader sees the same map as the constant ASSETS. A stylesheet that a module imports becomes its text, for shadow roots.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkTypes, ensureDependencies, fail, WEB } from './dependencies.mjs';

const [moduleDir, outDir] = process.argv.slice(2).map((path) => resolve(path));
if (!moduleDir || !outDir) {
  fail('usage: node build.mjs MODULEDIR OUTDIR');
}
// For ./openchat dev: the same names again and again, so that a running service serves what was just built; readable; and types are
// checked by watch.mjs when the browser has it already.
const dev = process.env.OPENCHAT_WEB_DEV === 'true';
const source = join(moduleDir, 'src/main/web');
const entries = JSON.parse(readFileSync(join(source, 'entries.json'), 'utf8'));

ensureDependencies();
const esbuild = await import('esbuild');
if (!dev && existsSync(join(source, 'tsconfig.json'))) {
  checkTypes(join(source, 'tsconfig.json'));
}

const cssAsText = {
  name: 'css-as-text',
  setup(build) {
    build.onResolve({ filter: /\.css$/ }, ({ kind, path, resolveDir }) =>
      kind === 'import-statement' ? { path: join(resolveDir, path), namespace: 'css-text' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'css-text' }, async ({ path }) => {
      const { code } = await esbuild.transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code, loader: 'text', watchFiles: [path] };
    });
  },
};

/** The keys of five dictionaries are half a kilobyte of the compressed widget: all but the English one become lines in its order. */
const wordsAsLines = {
  name: 'words-as-lines',
  setup(build) {
    const wordsOf = async (path) => {
      const { code } = await esbuild.transform(readFileSync(path, 'utf8'), { loader: 'ts', format: 'esm' });
      return Object.values(await import(`data:text/javascript,${encodeURIComponent(code)}`))[0];
    };
    build.onLoad({ filter: /[\\/]words[\\/][a-z][a-z]\.ts$/ }, async ({ path }) => {
      if (path.endsWith('en.ts')) {
        return undefined;
      }
      const [words, english] = await Promise.all([wordsOf(path), wordsOf(join(dirname(path), 'en.ts'))]);
      const lines = JSON.stringify(Object.keys(english).map((key) => words[key]).join('\n'));
      return { contents: `import { dictionary } from './dictionary';\nexport const ${basename(path, '.ts')} = dictionary(${lines});`, loader: 'js', resolveDir: dirname(path) };
    });
  },
};

async function bundle(entry, define = {}, charset = 'utf8') {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(source, entry)],
    bundle: true,
    minify: !dev,
    sourcemap: dev && 'inline',
    write: false,
    // a scope of its own: no name leaks into the page of the company that embeds the script
    format: 'iife',
    target: 'es2022',
    charset,
    legalComments: 'none',
    tsconfig: join(WEB, 'tsconfig.json'),
    plugins: [cssAsText, wordsAsLines],
    define,
    outdir: outDir,
    logLevel: 'warning',
  });
  return Buffer.from(outputFiles[0].contents);
}

function write(path, bytes) {
  const file = join(outDir, path);
  mkdirSync(dirname(file), { recursive: true });
  // never cut short under a service that is just sending it: Netty would wait for the rest of it for ever
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
  const kilobytes = (count) => `${(count / 1000).toFixed(1)} kB`;
  console.log(`web: ${path}  ${kilobytes(bytes.length)}, gzip ${kilobytes(gzipSync(bytes, { level: 9 }).length)}`);
}

if (!dev) {
  rmSync(join(outDir, 'assets'), { recursive: true, force: true });
}
const manifest = {};
for (const [name, entry] of Object.entries(entries.assets ?? {})) {
  const bytes = /\.(ts|css)$/.test(entry) ? await bundle(entry) : readFileSync(join(source, entry));
  const hash = dev ? 'dev' : createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const extension = extname(name);
  manifest[name] = `assets/${name.slice(0, -extension.length)}-${hash}${extension}`;
  write(manifest[name], bytes);
}
for (const [name, entry] of Object.entries(entries.loaders ?? {})) {
  // Pages in any encoding embed it.
  write(name, await bundle(entry, { ASSETS: JSON.stringify(manifest) }, 'ascii'));
}
for (const [name, file] of Object.entries(entries.files ?? {})) {
  write(name, readFileSync(join(source, file)));
}
mkdirSync(join(outDir, 'assets'), { recursive: true });
writeFileSync(join(outDir, 'assets/manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
