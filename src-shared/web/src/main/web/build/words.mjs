// Makes a Java class of the catalogues, with a method for each word: node words.mjs MODULEDIR OUTPUT CLASS SECTION...
// CLASS is a full name; the source goes below the folder OUTPUT. The templates of the module are checked, too.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { catalogues, check, languages, NAMES, NUMBERS, placeholders } from './catalogues.mjs';
import { checkTemplates } from './templates.mjs';

const [moduleDir, output, name, ...sections] = process.argv.slice(2);
check();
checkTemplates(resolve(moduleDir));

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];
const words = (language) => Object.assign({}, ...sections.map((section) => catalogues[language][section]));
const keys = Object.keys(words('en'));
const [, packageName, className] = /^(.+)\.(\w+)$/.exec(name);

/** Words that are found by a code of the records, which may be one of a newer version. */
const BY_CODE = /^(event|outcome|state)_/;

const quoted = (text) => JSON.stringify(text).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
const camel = (key) => key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const forms = (word) => (typeof word === 'string' ? [word] : CATEGORIES.map((category) => word[category] ?? ''));
const type = (placeholder) => (NUMBERS.has(placeholder) ? 'Number' : 'String');

function method(key, index) {
  const word = words('en')[key];
  const named = placeholders(word);
  const parameters = named.map((placeholder) => `${type(placeholder)} ${placeholder}`).join(', ');
  const values = named
    .map((placeholder) => `, "${placeholder}", ${NAMES.has(placeholder) ? `new Name(${placeholder})` : placeholder}`)
    .join('');
  const sentence = named.some((placeholder) => NAMES.has(placeholder));
  const call = typeof word === 'string' ? `say(${index}${values})` : `plural(${index}, count${values})`;
  return `
    /** {@code ${[].concat(forms(word)).filter(Boolean).at(-1).replaceAll('*/', '')}} */
    public ${sentence ? 'Sentence' : 'String'} ${camel(key)}(${parameters}) {
        return ${sentence ? call : `${call}.toString()`};
    }`;
}

const table = (language) => `
    private static String[][] ${language}() {
        return new String[][] {
${keys.map((key) => `            {${forms(words(language)[key]).map(quoted).join(', ')}},`).join('\n')}
        };
    }`;

const methods = keys
  .map((key, index) => (BY_CODE.test(key) ? '' : method(key, index)))
  .filter(Boolean)
  .join('\n');

const source = `// Made of the catalogues in src-shared/web by words.mjs.
package ${packageName};

import io.openchat.shared.words.Catalogue;
${methods.includes('Sentence ') ? 'import io.openchat.shared.words.Sentence;\nimport io.openchat.shared.words.Sentence.Name;\n' : ''}import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of one language: ${sections.join(', ')}. */
public final class ${className} extends Catalogue {
    private static final List<String> KEYS = List.of(keys());
    private static final Map<String, ${className}> ALL = new LinkedHashMap<>();

    static {
${languages.map((language) => `        ALL.put("${language}", new ${className}("${language}", ${language}()));`).join('\n')}
    }

    private ${className}(String language, String[][] texts) {
        super(language, KEYS, texts);
    }

    /** The tags of the languages that there are; the first one is for everybody else. */
    public static Set<String> languages() {
        return ALL.keySet();
    }

    /** The words of a language; of the first one when there is no such language. */
    public static ${className} of(String language) {
        return ALL.getOrDefault(language, ALL.values().iterator().next());
    }
${methods}

    private static String[] keys() {
        return new String[] {${keys.map((key) => `"${key}"`).join(', ')}};
    }
${languages.map(table).join('\n')}
}
`;
const file = join(resolve(output), `${name.replaceAll('.', '/')}.java`);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, source);
console.log(`web: ${name}, ${keys.length} words in ${languages.join(', ')}`);
