export const id = 705;
export const ids = [705];
export const modules = {

/***/ 1705:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  packagesIn: () => (/* binding */ packagesIn),
  packagesOf: () => (/* binding */ packagesOf)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/adm-zip/adm-zip.js
var adm_zip = __webpack_require__(1316);
var adm_zip_default = /*#__PURE__*/__webpack_require__.n(adm_zip);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./src/pack/metadata.ts
/** Reads a package.json. Throws where it is not JSON. */
function readPackageJson(text) {
    const { name, version, license, licenses } = JSON.parse(text.replace(/^\ufeff/, ''));
    // A list of licences, and objects with their `type`, are how old packages say which of them one may choose.
    const choices = [license, licenses].flat().map((one) => stringIn(one) ?? stringIn(typeOf(one)));
    return {
        name: stringIn(name),
        version: stringIn(version),
        license: choices.filter((one) => one !== undefined).join(' OR '),
    };
}
function typeOf(value) {
    return typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
}
function stringIn(value) {
    return typeof value === 'string' ? value : undefined;
}
/** Reads METADATA or PKG-INFO (PyPA: "Core metadata specifications"). */
function readCoreMetadata(text) {
    const fields = fieldsOf(text);
    const [name, version] = [fields('name')[0], fields('version')[0]];
    const classified = fields('classifier').flatMap((one) => /^License ::(?:.* ::)? (.+)$/.exec(one)?.[1] ?? []);
    const [free] = fields('license').filter((license) => license.toUpperCase() !== 'UNKNOWN');
    // Some put the whole text of a licence into the field: its first line says less than a classifier.
    const [title, ...more] = free?.trim().split('\n') ?? [];
    const license = fields('license-expression')[0] ??
        (more.length === 0 ? title : undefined) ??
        (classified.join(', ') || title);
    return { name, version, license };
}
/** The fields of a header, by their names in lower case; a line that starts with a space goes on with the one before. */
function fieldsOf(text) {
    const fields = [];
    for (const line of text.split(/\r?\n/)) {
        if (line === '')
            break;
        const last = fields.at(-1);
        const [, name, value] = /^([\w-]+):(.*)$/.exec(line) ?? [];
        if (name !== undefined && value !== undefined)
            fields.push({ name: name.toLowerCase(), value: value.trimStart() });
        else if (last)
            last.value += `\n${line.trim()}`;
    }
    return (wanted) => fields.filter(({ name }) => name === wanted).map(({ value }) => value);
}
/** Reads a gemspec as RubyGems writes it when it installs a gem. */
function readGemspec(text) {
    const [, name, version] = /^# stub: (\S+) (\S+) /m.exec(text) ?? [];
    const list = /^[ \t]*\w+\.licenses = \[(.*)\]/m.exec(text)?.[1] ?? '';
    return { name, version, license: [...list.matchAll(/"([^"]+)"/g)].map(([, one]) => one).join(', ') };
}
/** Reads the pom.properties that Maven puts into a jar. */
function readPomProperties(text) {
    const value = (key) => new RegExp(`^${key}[ \\t]*[=:](.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
    return { group: value('groupId'), artifact: value('artifactId'), version: value('version') };
}
/** Whether a jar of that file name, without its extension, is the artifact: `artifact[-version[-classifier]]`. */
function fitsJar({ artifact, version }, name) {
    const full = `${artifact}-${version}`;
    return artifact !== '' && (name === artifact || name === full || name.startsWith(`${full}-`));
}
/** What the name of a jar, without its extension, tells: the version is what begins with the last number that has a dot. */
function jarName(name) {
    const [, artifact, version] = /^(.+)-(\d+\..*)$/.exec(name) ?? /^(.+)-(\d.*)$/.exec(name) ?? [];
    return { name: artifact ?? name, version };
}
/** Reads the licences of a pom.xml; a pom that takes them from its parent tells none. */
function readPom(text) {
    const [, licenses = ''] = text.split(/<\/?licenses>/, 2);
    const names = [...licenses.matchAll(/<name>([^<]*)<\/name>/g)].map(([, name = '']) => name.trim());
    return { license: names.join(', ') };
}

;// CONCATENATED MODULE: ./src/pack/packages.ts




/** The packages in a layer's zip, by the metadata that they carry, in the order of their paths. */
function packagesIn(zip) {
    return packagesOf(filesIn(new (adm_zip_default())(zip)));
}
/**
 * The packages among a layer's files, in the order of their paths: one for each place, so a package may be there twice.
 * What its metadata does not tell, or broken metadata, is told by the name of its folder or file.
 */
async function packagesOf(files) {
    const places = new Map(files.paths.flatMap((file) => kinds.flatMap((kind) => {
        const place = kind.place.exec(file)?.[1];
        return place === undefined ? [] : [[place, kind]];
    })));
    const sorted = [...places].sort(([one], [other]) => (one < other ? -1 : 1));
    return (0,p_limit/* default */.A)(8).map(sorted, ([place, kind]) => packageAt(place, kind, files));
}
// A package lies in node_modules, which lies in a folder of the user's or in a package. Other folders of a package, such
// as its tests, may have a node_modules of their own, in which nothing looks for a package.
const npmName = '(?:@[^/]+/)?[^/@.][^/]*';
const outside = '(?:(?!node_modules/)[^/]+/)*';
const nested = `(?:(?:${npmName}|\\.pnpm/[^/]+)/node_modules/)*`;
const kinds = [
    {
        ecosystem: 'npm',
        place: new RegExp(`^(nodejs/${outside}node_modules/${nested}${npmName})/package\\.json$`),
        byItsPath: (place) => ({ name: place.slice(place.lastIndexOf('node_modules/') + 13) }),
        byItsMetadata: async (place, files) => readPackageJson(await textOf(`${place}/package.json`, files)),
    },
    {
        ecosystem: 'pypi',
        place: /^(python\/(?:lib\/python3\.\d+\/site-packages\/)?[^/]+\.(?:dist|egg)-info)(?:\/|$)/,
        byItsPath: (place) => {
            const [name, version] = external_node_path_.posix.parse(place).name.split('-');
            return { name, version };
        },
        byItsMetadata: async (place, files) => {
            const [metadata, info, itself] = [`${place}/METADATA`, `${place}/PKG-INFO`, place];
            return readCoreMetadata((await textOf(metadata, files)) || (await textOf(info, files)) || (await textOf(itself, files)));
        },
    },
    {
        ecosystem: 'maven',
        place: /^(java\/lib\/[^/]+\.jar)$/,
        byItsPath: (place) => jarName(external_node_path_.posix.parse(place).name),
        byItsMetadata: async (place, files) => {
            const jar = await files.read(place, jarLimit);
            return jar ? readJar(external_node_path_.posix.parse(place).name, filesIn(new (adm_zip_default())(jar))) : {};
        },
    },
    {
        ecosystem: 'gem',
        place: /^(ruby\/gems\/[^/]+\/specifications\/[^/]+\.gemspec)$/,
        byItsPath: (place) => {
            const [, name, version] = /^(.+?)-(\d[^-]*)/.exec(external_node_path_.posix.parse(place).name) ?? [];
            return { name: name ?? external_node_path_.posix.parse(place).name, version };
        },
        byItsMetadata: async (place, files) => readGemspec(await textOf(place, files)),
    },
];
/** Bytes of metadata that are read; a file of more is no metadata. */
const metadataLimit = 5_000_000;
/** Bytes of a jar that is looked into. */
const jarLimit = 262_144_000;
async function packageAt(path, kind, files) {
    const named = kind.byItsPath(path);
    const told = await kind.byItsMetadata(path, files).catch(() => ({}));
    const license = told.license?.replace(/\s+/g, ' ').trim();
    return {
        ecosystem: kind.ecosystem,
        name: usable(told.name) ?? (named.name || external_node_path_.posix.basename(path)),
        version: usable(told.version) ?? named.version ?? '',
        ...(license && { license: license.slice(0, 500) }),
        path,
    };
}
/** A name or version as any ecosystem has them: one word, of characters that can be seen. */
function usable(text) {
    return text !== undefined && /^[^\s\p{C}]{1,250}$/u.test(text) ? text : undefined;
}
/** A shaded jar carries the metadata of all that it is made of; its own is the one that fits its file's name. */
async function readJar(name, files) {
    for (const path of files.paths.filter((file) => /^META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/.test(file))) {
        const pom = readPomProperties(await textOf(path, files));
        if (!fitsJar(pom, name))
            continue;
        const license = readPom(await textOf(path.replace(/\.properties$/, '.xml'), files)).license;
        return { name: `${pom.group}:${pom.artifact}`, version: pom.version, license };
    }
    return {};
}
async function textOf(path, files) {
    return (await files.read(path, metadataLimit))?.toString('utf8') ?? '';
}
function filesIn(zip) {
    const entries = zip.getEntries().filter(({ isDirectory }) => !isDirectory);
    return {
        paths: entries.map(({ entryName }) => entryName),
        read: async (path, atMost) => {
            const entry = zip.getEntry(path);
            return Promise.resolve(entry && entry.header.size <= atMost ? entry.getData() : undefined);
        },
    };
}


/***/ })

};
