// Checks the types in manifests by Kubernetes' own schemas: node check.mjs FILE, a JSON list of manifests.
// Prints a line per mistake, and then ends with 1. Kinds that are not Kubernetes' own are left alone.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from '../../../../src-shared/web/src/main/web/build/dependencies.mjs';

ensureDependencies(dirname(fileURLToPath(import.meta.url)));

for (const manifest of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const { apiVersion, kind, metadata } = manifest;
  let Model;
  try {
    Model = (await import(`kubernetes-models/${apiVersion}/${kind}`))[kind];
  } catch (e) {
    if (e.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED' || e.code === 'ERR_MODULE_NOT_FOUND') continue;
    throw e;
  }
  try {
    new Model(manifest).validate();
  } catch (e) {
    console.log(`${kind} ${metadata.name}: ${e.message}`);
    process.exitCode = 1;
  }
}
