export const id = 529;
export const ids = [529];
export const modules = {

/***/ 5529:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  changesBetween: () => (/* binding */ changesBetween)
});

// EXTERNAL MODULE: ./src/layer/judged-archive.ts
var judged_archive = __webpack_require__(1179);
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

// EXTERNAL MODULE: ./src/packages/owners.ts
var owners = __webpack_require__(4793);
;// CONCATENATED MODULE: ./src/changes/contents.ts

/** Characters of a name, a version or a path that are kept: a zip can have some of 64 kB. */
const longest = 500;
/** What a layer has in it, by its zip. */
async function contentsOf(zip) {
    const paths = [...zip.files.keys()].filter((path) => path.length <= longest);
    const files = paths.map((path) => ({ path, size: zip.files.get(path)?.size ?? 0 }));
    const { found, ownerOf } = await (0,owners/* ownersOf */.K)({ files, read: zip.read });
    return {
        packages: found.map((one) => ({
            key: (0,owners/* keyOf */.T)(one),
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

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(656);
// EXTERNAL MODULE: ./src/network/connections.ts + 1 modules
var connections = __webpack_require__(4637);
// EXTERNAL MODULE: ./src/network/proxy-failure.ts
var proxy_failure = __webpack_require__(2217);
// EXTERNAL MODULE: ./src/changes/unread.ts
var unread = __webpack_require__(1886);
;// CONCATENATED MODULE: ./src/changes/remote.ts




/** A small layer is one part; the directory of a large one is two or three. */
const usual = { part: 512 * 1024, parts: 96 };
/**
 * Bytes that are downloaded in parts, each once and when it is needed (RFC 9110, 14: range requests). Rejects with an
 * Unread where they cannot be had, or not within the bounds, or when it is ended.
 */
function remoteBytes({ url, size }, way, { part, parts: most } = usual) {
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
        const range = { start: startOf(index), end: size - index * part };
        const loading = again(() => fetchPart({ url, size }, range, way), way);
        parts.set(index, loading);
        return loading;
    };
    return {
        size,
        read: async (from, to) => {
            if (way.end.aborted)
                throw (0,unread/* ended */.v)(way.end);
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
/** Milliseconds before another attempt at a part that did not come whole. */
const pauses = [200, 800];
/** A refusal is final; what broke on the way can come whole the next time. */
async function again(load, { sleep, end }) {
    for (const pause of pauses) {
        try {
            return await load();
        }
        catch (error) {
            if (!(error instanceof Broken) || end.aborted)
                throw error;
            await sleep(pause);
        }
    }
    return load();
}
/** Why a part is missing that may come whole when it is asked for again. */
class Broken extends unread/* Unread */.I {
}
async function fetchPart({ url, size }, range, { fetch, end: signal }) {
    if (!URL.canParse(url) || !(0,connections/* isSafe */.IP)(new URL(url)))
        throw new unread/* Unread */.I('its address is not an "https:" one');
    const last = range.end - 1;
    const headers = { range: `bytes=${range.start}-${last}`, 'accept-encoding': 'identity' };
    try {
        const response = await fetch(url, { headers, signal });
        const isWhole = response.status === 200 && range.start === 0 && range.end === size;
        if (response.status !== 206 && !isWhole) {
            await response.body?.cancel();
            const isPassing = response.status >= 500 || response.status === 429;
            throw new (isPassing ? Broken : unread/* Unread */.I)(`the download answered ${response.status}`);
        }
        const told = response.headers.get('content-range');
        if (!isWhole && told !== `bytes ${range.start}-${last}/${size}`) {
            await response.body?.cancel();
            throw new Broken('the download gave another part than it was asked for');
        }
        return await bodyOf(response, range.end - range.start);
    }
    catch (error) {
        if (error instanceof unread/* Unread */.I)
            throw error;
        if (signal.aborted)
            throw (0,unread/* ended */.v)(signal);
        // Not as a cause: Node's own words can have the URL in them.
        throw new Broken(whyBroken(error, hostOf(url)));
    }
}
/** What keeps a download from beginning, by the codes of Node. */
const obstacles = [
    [/^(?:ENOTFOUND|EAI_AGAIN)$/, (host) => `there is no such host as ${host}`],
    [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/, (host) => `${host} cannot be reached`],
    [/^UND_ERR_CONNECT_TIMEOUT$|^ETIMEDOUT$/, (host) => `${host} did not accept a connection in time`],
    [/CERT|TLS|SSL|^EPROTO$|SIGNATURE$/, (host) => `the connection to ${host} is not trusted`],
];
/** The part of an address that has no signature. */
function hostOf(url) {
    return URL.canParse(url) ? new URL(url).hostname : 'its address';
}
/** The end of a sentence, from the code that is somewhere in an error or its causes. */
function whyBroken(error, host) {
    if (error instanceof proxy_failure/* ProxyFailure */.N)
        return error.message.replace(/^The/, 'the').replace(/\.$/, '');
    const codes = [];
    for (let cause = error; typeof cause === 'object' && cause !== null; cause = cause.cause) {
        const { code, errors = [] } = cause;
        // A host with several addresses has a failure for each.
        for (const one of [code, ...errors.map((each) => each.code)])
            if (typeof one === 'string')
                codes.push(one);
    }
    const known = codes.flatMap((code) => {
        const found = obstacles.find(([pattern]) => pattern.test(code));
        return found ? [`${found[1](host)} (${code})`] : [];
    });
    const [code] = codes;
    return known[0] ?? `the download broke off${code === undefined ? '' : ` (${code})`}`;
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
        throw new Broken(`the download gave ${got > length ? 'more' : 'fewer'} bytes than it said`);
    return Buffer.concat(chunks);
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
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
/** Bytes of names and what else the directory says of entries: some 500 for each of them. */
const mostOfDirectory = 32 * 1024 * 1024;
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
    let size = 0;
    for await (const entry of zip.eachEntry()) {
        size += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
        if (size > mostOfDirectory)
            throw new unread/* Unread */.I('the directory of its zip is too large');
        if (!entry.fileName.endsWith('/'))
            entries.set(entry.fileName, entry);
        // Of bytes that are here already, all entries are read without a turn for anything else, such as a reply of AWS.
        if (entries.size % entriesAtOnce === 0)
            await (0,promises_.setImmediate)();
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
async function changesBetween(download, archive, way) {
    const file = await (0,judged_archive/* openAsJudged */.yM)(archive);
    try {
        const zip = await openZip(await localBytes(file));
        const after = await contentsOf(zip);
        if (download.sha256 === archive.sha256)
            return compare(after, after);
        const old = await openZip(remoteBytes(download, way));
        return compare(await contentsOf(sharing(old, zip)), after);
    }
    finally {
        await file.close();
    }
}


/***/ }),

/***/ 2217:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ ProxyFailure)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8414);

/** A proxy that gave no connection, so that nothing was sent. `isFinal`: it will not give one when it is asked again either. */
class ProxyFailure extends Error {
    isFinal;
    constructor(text, { isFinal, cause }) {
        super(text, { cause });
        this.name = 'ProxyFailure';
        this.isFinal = isFinal;
    }
    /** The proxy answered a request to connect with an error. */
    static refusing({ host, variable }, target, status) {
        const text = status === 407
            ? `The proxy ${host} (${variable}) did not connect to ${target}: it answered with the status 407. Put a user and a password that it accepts into ${variable}.`
            : `The proxy ${host} (${variable}) did not connect to ${target}: it answered with the status ${status}. Allow this host on the proxy, or add it to NO_PROXY if it can be reached directly.`;
        return new ProxyFailure(text, { isFinal: status >= 400 && status < 500 && status !== 429 });
    }
    /** The proxy did not answer a request to connect in time. */
    static silent({ host, variable }, milliseconds) {
        return new ProxyFailure(`The proxy ${host} (${variable}) gave no connection within ${milliseconds / 1_000} s. Check the variable, and that this runner reaches the proxy.`, { isFinal: false });
    }
    /** There is no connection to the proxy, or it broke. */
    static unreached({ host, variable }, cause) {
        const [line = ''] = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause).split('\n');
        return new ProxyFailure(`The proxy ${host} (${variable}) could not be used: ${line}. Check the variable, and that this runner reaches the proxy.`, { isFinal: false, cause });
    }
}


/***/ })

};
