export const id = 529;
export const ids = [529,705];
export const modules = {

/***/ 5529:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  changesBetween: () => (/* binding */ changesBetween)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./src/changes/compare.ts
/** What is listed; a manifest with all of it could be larger than the layer. */
const mostListed = 1_000;
/** Versions of one package that are listed. */
const mostVersions = 20;
/** What is different between two layers. Pure. */
function compare(before, after) {
    const packages = packageChanges(before, after);
    const files = fileChanges(before, after, new Set(packages.map(({ key }) => key)));
    return {
        packages: largestFirst(packages).map(({ key: _key, ...change }) => change),
        files: largestFirst(files),
        totals: {
            packages: tally(packages, ({ before: versions }) => versions.length > 0, ({ after: versions }) => versions.length > 0),
            files: tally(files, ({ sizeBefore }) => sizeBefore !== undefined, ({ sizeAfter }) => sizeAfter !== undefined),
            sizeBefore: sizeOf([...before.files.values()]),
            sizeAfter: sizeOf([...after.files.values()]),
        },
    };
}
function packageChanges(before, after) {
    const [old, now] = [before, after].map(({ packages }) => Map.groupBy(packages, ({ key }) => key));
    const [sizesBefore, sizesAfter] = [sizesIn(before), sizesIn(after)];
    return [...new Map([...old, ...now])].flatMap(([key, [one]]) => {
        const [was, is] = [versionsOf(old.get(key)), versionsOf(now.get(key))];
        if (!one || was.join('\n') === is.join('\n'))
            return [];
        return {
            key,
            ecosystem: one.ecosystem,
            name: one.name,
            before: was.slice(0, mostVersions),
            after: is.slice(0, mostVersions),
            sizeBefore: sizesBefore.get(key) ?? 0,
            sizeAfter: sizesAfter.get(key) ?? 0,
        };
    });
}
/** Sorted as people count; not as the machine's language does. */
const byNumber = new Intl.Collator('en', { numeric: true });
function versionsOf(packages = []) {
    // Sorted twice, so that two that count the same have an order too.
    return [...new Set(packages.map(({ version }) => version))].sort().sort(byNumber.compare);
}
function sizesIn({ files }) {
    const owned = Map.groupBy(files.values(), ({ owner }) => owner ?? '');
    return new Map([...owned].map(([owner, those]) => [owner, sizeOf(those)]));
}
function fileChanges(before, after, told) {
    const paths = new Set([...before.files.keys(), ...after.files.keys()]);
    const isTold = (file) => file?.owner !== undefined && told.has(file.owner);
    return [...paths].flatMap((path) => {
        const [was, is] = [before.files.get(path), after.files.get(path)];
        const isSame = was?.size === is?.size && was?.crc === is?.crc;
        if (isSame || isTold(was) || isTold(is))
            return [];
        return { path, ...(was && { sizeBefore: was.size }), ...(is && { sizeAfter: is.size }) };
    });
}
function largestFirst(changes) {
    const weight = ({ sizeBefore = 0, sizeAfter = 0 }) => Math.max(sizeBefore, sizeAfter);
    return changes.toSorted((one, other) => weight(other) - weight(one)).slice(0, mostListed);
}
function tally(changes, was, is) {
    const count = (fits) => changes.filter(fits).length;
    return {
        added: count((change) => !was(change)),
        removed: count((change) => !is(change)),
        changed: count((change) => was(change) && is(change)),
    };
}
function sizeOf(files) {
    return files.reduce((sum, { size }) => sum + size, 0);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/pack/package-name.ts
var package_name = __webpack_require__(1665);
// EXTERNAL MODULE: ./src/pack/packages.ts + 1 modules
var pack_packages = __webpack_require__(1705);
// EXTERNAL MODULE: ./src/pack/wheels.ts
var pack_wheels = __webpack_require__(9873);
;// CONCATENATED MODULE: ./src/changes/contents.ts




/** Characters of a name, a version or a path that are kept: a zip can have some of 64 kB. */
const longest = 500;
/** What a layer has in it, by its zip. Of the files only those are read that tell what no name tells: package.json and RECORD. */
async function contentsOf(zip) {
    const paths = [...zip.files.keys()].filter((path) => path.length <= longest);
    const read = async (path, atMost) => /\/(package\.json|RECORD)$/.test(path) ? zip.read(path, atMost) : undefined;
    const found = await (0,pack_packages.packagesOf)({ paths, read });
    const files = paths.map((path) => ({ path, size: zip.files.get(path)?.size ?? 0 }));
    const ownerOf = await ownersOf(found, { files, read });
    return {
        packages: found.map((one) => ({
            key: keyOf(one),
            ecosystem: one.ecosystem,
            name: one.name.slice(0, longest),
            version: one.version.slice(0, longest),
        })),
        files: new Map([...zip.files].map(([whole, file]) => {
            const path = whole.slice(0, longest);
            return [path, { ...file, owner: ownerOf(path) }];
        })),
    };
}
/** Contents of a zip that need not be read where another has the same file, by its path, size and CRC-32. */
function sharing(zip, other) {
    const isShared = (path) => {
        const [here, there] = [zip.files.get(path), other.files.get(path)];
        return here !== undefined && here.size === there?.size && here.crc === there.crc;
    };
    return {
        files: zip.files,
        read: (path, atMost) => (isShared(path) ? other : zip).read(path, atMost),
    };
}
/** As its ecosystem compares names (PyPA: "Names and normalization"). */
function keyOf({ ecosystem, name }) {
    return `${ecosystem}:${ecosystem === 'pypi' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name}`;
}
/** Bytes of a file list that is read; one of more is none. */
const listLimit = 5_000_000;
/** Tells of a path which package's it is: as a list of files says, or by the folder that it lies in, or by that folder's name. */
async function ownersOf(found, { files, read }) {
    const wheels = await (0,pack_wheels/* wheelFilesOf */.C)({
        files,
        read: async (path) => (await read(path, listLimit).catch(() => undefined)) ?? Buffer.alloc(0),
    });
    const places = new Map(found.map((one) => [one.path, keyOf(one)]));
    const names = new Map(found.map((one) => [nameIn(one), keyOf(one)]));
    return (path) => {
        const wheel = wheels.get(path);
        if (wheel)
            return keyOf({ ecosystem: 'pypi', name: wheel.name });
        const ecosystem = ecosystems.get(path.slice(0, path.indexOf('/')));
        return (nearest(path, places) ??
            (ecosystem && names.get(nameIn({ ecosystem, name: (0,package_name/* packageOf */.w)(path), path: (0,package_name/* packageOf */.w)(path) }))));
    };
}
/** What lies in which folder of a layer. */
const ecosystems = new Map([
    ['nodejs', 'npm'],
    ['python', 'pypi'],
    ['ruby', 'gem'],
]);
/** How the folders that a package has beside its own are named; a gem's have its version. */
function nameIn(one) {
    return one.ecosystem === 'gem' ? `gem:${external_node_path_.posix.basename(one.path, '.gemspec')}` : keyOf(one);
}
function nearest(path, places) {
    for (let place = path; place !== '.' && place !== '/'; place = (0,external_node_path_.dirname)(place)) {
        const key = places.get(place);
        if (key !== undefined)
            return key;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/changes/local.ts
/** What is read at once, in bytes: a directory is asked for in very many small pieces. */
const block = 256 * 1024;
/** The bytes of an open file. */
async function localBytes(file) {
    const { size } = await file.stat();
    const readAt = async (start, end) => {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
        return buffer.subarray(0, bytesRead);
    };
    let last = { start: 0, end: 0, bytes: readAt(0, 0) };
    return {
        size,
        read: async (start, end) => {
            if (end - start > block)
                return readAt(start, end);
            if (start < last.start || end > last.end) {
                const until = Math.min(size, start + block);
                last = { start, end: until, bytes: readAt(start, until) };
            }
            const known = last;
            return (await known.bytes).subarray(start - known.start, end - known.start);
        },
    };
}

// EXTERNAL MODULE: ./src/figures.ts
var figures = __webpack_require__(814);
// EXTERNAL MODULE: ./src/changes/unread.ts
var unread = __webpack_require__(1886);
;// CONCATENATED MODULE: ./src/changes/remote.ts


/** A small layer is one part; the directory of a large one is two or three. */
const usual = { part: 512 * 1024, parts: 96 };
/**
 * Bytes that are downloaded in parts, each once and when it is needed (RFC 9110, 14: range requests). Rejects with an
 * Unread where they cannot be had, or not within the bounds, or when it is ended.
 */
function remoteBytes({ url, size }, end, { part, parts: most } = usual) {
    const parts = new Map();
    // Counted from the end, where a zip has its directory.
    const startOf = (index) => Math.max(0, size - (index + 1) * part);
    const partAt = (place) => Math.floor((size - 1 - place) / part);
    const load = async (index) => {
        const known = parts.get(index);
        if (known)
            return known;
        if (parts.size === most)
            throw new unread/* Unread */.I(`it takes more than ${(0,figures/* bytes */.ee)(most * part)} of its zip`);
        const loading = fetchPart({ url, size }, { start: startOf(index), end: size - index * part }, end);
        parts.set(index, loading);
        return loading;
    };
    return {
        size,
        read: async (from, to) => {
            if (end.aborted)
                throw (0,unread/* ended */.v)(end);
            if (from < 0 || to > size)
                throw new unread/* Unread */.I('its zip points outside of itself');
            if (from >= to)
                return Buffer.alloc(0);
            const [first, last] = [partAt(from), partAt(to - 1)];
            const indexes = Array.from({ length: first - last + 1 }, (_, index) => first - index);
            const loaded = await Promise.all(indexes.map(load));
            const [only] = loaded;
            // A directory is read in very many pieces, nearly all of which lie in one part: that is not copied for each.
            const found = only && loaded.length === 1 ? only : Buffer.concat(loaded);
            return found.subarray(from - startOf(first), to - startOf(first));
        },
    };
}
async function fetchPart({ url, size }, range, signal) {
    const last = range.end - 1;
    const headers = { range: `bytes=${range.start}-${last}`, 'accept-encoding': 'identity' };
    try {
        const response = await fetch(url, { headers, redirect: 'error', signal });
        const isWhole = response.status === 200 && range.start === 0 && range.end === size;
        if (response.status !== 206 && !isWhole) {
            await response.body?.cancel();
            throw new unread/* Unread */.I(`the download answered ${response.status}`);
        }
        const told = response.headers.get('content-range');
        if (!isWhole && told !== `bytes ${range.start}-${last}/${size}`) {
            await response.body?.cancel();
            throw new unread/* Unread */.I('the download gave another part than it was asked for');
        }
        return await bodyOf(response, range.end - range.start);
    }
    catch (error) {
        if (error instanceof unread/* Unread */.I)
            throw error;
        // Not as a cause: Node's own words can have the URL in them.
        throw signal.aborted ? (0,unread/* ended */.v)(signal) : new unread/* Unread */.I('the download broke off');
    }
}
async function bodyOf({ body }, length) {
    const chunks = [];
    let got = 0;
    for await (const chunk of (body ?? [])) {
        got += chunk.length;
        if (got > length)
            break;
        chunks.push(chunk);
    }
    if (got !== length)
        throw new unread/* Unread */.I(`the download gave ${got > length ? 'more' : 'fewer'} bytes than it said`);
    return Buffer.concat(chunks);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(663);
;// CONCATENATED MODULE: ./src/changes/zip.ts





const inflate = (0,external_node_util_.promisify)(external_node_zlib_.inflateRaw);
/** The number of entries that a zip without the zip64 extension can hold. */
const mostEntries = 65_535;
/** After how many of them other work has its turn. */
const entriesAtOnce = 500;
/** Reads the directory of a zip, and of the zip's other bytes only those that are asked for. Rejects with an Unread where it is none, or damaged. */
async function openZip(bytes) {
    try {
        return await zip_contentsOf(bytes);
    }
    catch (error) {
        throw error instanceof unread/* Unread */.I ? error : new unread/* Unread */.I('its zip is damaged', { cause: error });
    }
}
async function zip_contentsOf(bytes) {
    const zip = await (0,yauzl/* fromRandomAccessReaderPromise */.or)(new Reader(bytes), bytes.size, { autoClose: false });
    if (zip.entryCount > mostEntries)
        throw new unread/* Unread */.I(`its zip has ${zip.entryCount} entries`);
    const entries = new Map();
    for await (const entry of zip.eachEntry()) {
        if (!entry.fileName.endsWith('/'))
            entries.set(entry.fileName, entry);
        // Of bytes that are here already, all entries are read without a turn for anything else, such as a reply of AWS.
        if (entries.size % entriesAtOnce === 0)
            await (0,external_node_timers_promises_.setImmediate)();
    }
    return {
        files: new Map([...entries].map(([path, { uncompressedSize: size, crc32: crc }]) => [path, { size, crc }])),
        read: async (path, atMost) => {
            const entry = entries.get(path);
            if (!entry || Math.max(entry.uncompressedSize, entry.compressedSize) > atMost)
                return undefined;
            const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
            const raw = await bytes.read(start, start + entry.compressedSize);
            return entry.compressionMethod === 0 ? raw : inflate(raw, { maxOutputLength: atMost });
        },
    };
}
class Reader extends yauzl/* RandomAccessReader */.lJ {
    #bytes;
    constructor(bytes) {
        super();
        this.#bytes = bytes;
    }
    read(buffer, offset, length, position, done) {
        this.#bytes.read(position, position + length).then((found) => done(null, found.copy(buffer, offset)), (error) => done(error));
    }
}

;// CONCATENATED MODULE: ./src/changes/between.ts






/** What is different between a zip that can be downloaded and one that is here. Throws where the first cannot be read, or when it is ended. */
async function changesBetween(download, { path, sha256 }, end) {
    const file = await (0,promises_.open)(path);
    try {
        const zip = await openZip(await localBytes(file));
        const after = await contentsOf(zip);
        if (download.sha256 === sha256)
            return compare(after, after);
        const old = await openZip(remoteBytes(download, end));
        return compare(await contentsOf(sharing(old, zip)), after);
    }
    finally {
        await file.close();
    }
}


/***/ }),

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
