// Builds the browser side of one module: node build.mjs MODULEDIR OUTDIR
//
// MODULEDIR/src/main/web/entries.json says what there is to build:
//   "assets"  {"page.js": "page.ts", "page.css": "page.css"}   -> OUTDIR/assets/page-HASH.js; may be cached for ever
//   "loaders" {"widget.js": "loader.ts"}                       -> OUTDIR/widget.js; a classic script under a stable name
//   "files"   {"favicon.svg": "logo.svg"}                      -> OUTDIR/favicon.svg; copied under a stable name
//   "budgets" [{"of": ["widget.js", "page-{language}.js"], "gzip": 25000}]  what these may have together, in each language
// A name with {language} is built once for each language, with the catalogue of that language in the place of the English one.
// A source that begins with shared/ is the kit's. OUTDIR/assets/manifest.json maps each logical name to its hashed path
// ("page-de.js": "assets/page-de-HASH.js"); a loader sees that of the panels as the constant ASSETS.
// A stylesheet that a module imports becomes its text, for shadow roots; words:SECTION.KEY is one word in all languages.
import { createHash } from 'node:crypto';
import { dirname, extname, join, resolve } from 'node:path';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { catalogues, check, languages } from './catalogues.mjs';
import { checkTypes, ensureDependencies, fail, WEB } from './dependencies.mjs';
import { checkTemplates } from './templates.mjs';

const [moduleDir, outDir] = process.argv.slice(2).map((path) => resolve(path));
if (!moduleDir || !outDir) {
  fail('usage: node build.mjs MODULEDIR OUTDIR');
}
// For ./openchat dev: the same names again and again, so that a running service serves what was just built; readable; and types are
// checked by watch.mjs when the browser has it already.
const dev = process.env.OPENCHAT_WEB_DEV === 'true';
const source = join(moduleDir, 'src/main/web');
const entries = JSON.parse(readFileSync(join(source, 'entries.json'), 'utf8'));
const sourceOf = (name) => (name.startsWith('shared/') ? join(WEB, name.slice('shared/'.length)) : join(source, name));

ensureDependencies();
const esbuild = await import('esbuild');
check();
checkTemplates(moduleDir);
if (!dev && existsSync(join(source, 'tsconfig.json'))) {
  checkTypes(join(source, 'tsconfig.json'));
}

const css = {
  name: 'css',
  setup(build) {
    build.onResolve({ filter: /\.css$/ }, ({ kind, path, resolveDir }) => {
      if (kind === 'entry-point') {
        return undefined;
      }
      const file = path.startsWith('shared/') ? sourceOf(path) : join(resolveDir, path);
      return { path: file, namespace: kind === 'import-statement' ? 'css-text' : 'file' };
    });
    build.onLoad({ filter: /.*/, namespace: 'css-text' }, async ({ path }) => ({
      contents: await stylesheet(path),
      loader: 'text',
      watchFiles: [path],
    }));
  },
};

const words = (language) => ({
  name: 'words',
  setup(build) {
    build.onLoad({ filter: /[\\/]words[\\/]en\.json$/ }, () => ({ contents: JSON.stringify(catalogues[language]), loader: 'json' }));
    build.onResolve({ filter: /^words:/ }, ({ path }) => ({ path: path.slice('words:'.length), namespace: 'word' }));
    build.onLoad({ filter: /.*/, namespace: 'word' }, ({ path }) => {
      const [section, key] = path.split('.');
      return { contents: JSON.stringify(Object.fromEntries(languages.map((tag) => [tag, catalogues[tag][section][key]]))), loader: 'json' };
    });
  },
});

async function stylesheet(file) {
  return (await bundle(file)).toString('utf8');
}

async function bundle(entry, { language = 'en', define = {}, charset = 'utf8' } = {}) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
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
    plugins: [css, words(language)],
    define: { LANGUAGE: JSON.stringify(language), ...define },
    outdir: outDir,
    logLevel: 'warning',
  });
  return Buffer.from(outputFiles[0].contents);
}

const sizes = {};
function write(name, path, bytes) {
  const file = join(outDir, path);
  mkdirSync(dirname(file), { recursive: true });
  // never cut short under a service that is just sending it: Netty would wait for the rest of it for ever
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
  sizes[name] = gzipSync(bytes, { level: 9 }).length;
  const kilobytes = (count) => `${(count / 1000).toFixed(1)} kB`;
  console.log(`web: ${path}  ${kilobytes(bytes.length)}, gzip ${kilobytes(sizes[name])}`);
}

if (!dev) {
  rmSync(join(outDir, 'assets'), { recursive: true, force: true });
}
const manifest = {};
for (const [pattern, entry] of Object.entries(entries.assets ?? {})) {
  for (const language of pattern.includes('{language}') ? languages : ['en']) {
    const name = pattern.replace('{language}', language);
    const bytes = /\.(ts|css)$/.test(entry) ? await bundle(sourceOf(entry), { language }) : readFileSync(sourceOf(entry));
    const hash = dev ? 'dev' : createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const extension = extname(name);
    manifest[name] = `assets/${name.slice(0, -extension.length)}-${hash}${extension}`;
    write(name, manifest[name], bytes);
  }
}
for (const [name, entry] of Object.entries(entries.loaders ?? {})) {
  // Pages in any encoding embed it.
  // a loader loads panels and nothing else, and stands on every page of a site
  const panels = Object.fromEntries(Object.entries(manifest).filter(([asset]) => asset.startsWith('panel')));
  write(name, name, await bundle(sourceOf(entry), { define: { ASSETS: JSON.stringify(panels) }, charset: 'ascii' }));
}
for (const [name, file] of Object.entries(entries.files ?? {})) {
  write(name, name, readFileSync(sourceOf(file)));
}
mkdirSync(join(outDir, 'assets'), { recursive: true });
writeFileSync(join(outDir, 'assets/manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

for (const { of, gzip } of dev ? [] : (entries.budgets ?? [])) {
  for (const language of languages) {
    const names = of.map((name) => name.replace('{language}', language));
    const sum = names.reduce((total, name) => total + sizes[name], 0);
    if (sum > gzip) {
      fail(`${names.join(' and ')} have ${sum} bytes together (gzip), and may have ${gzip}: take something out.`);
    }
  }
}
