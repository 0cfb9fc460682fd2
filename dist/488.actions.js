export const id = 488;
export const ids = [488];
export const modules = {

/***/ 53488:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compareArchives: () => (/* binding */ compareArchives)
});

// EXTERNAL MODULE: ./src/layer/judged-archive.ts
var judged_archive = __webpack_require__(11179);
;// CONCATENATED MODULE: ./src/changes/compare.ts
/** The maximum number of listed packages or files. Without a limit, the manifest could be larger than the layer. */
const maximumListed = 1_000;
/** The maximum number of listed versions of one package. */
const maximumVersions = 20;
/** Returns the differences between the contents of two layers. */
function compareContents(before, after) {
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
            before: was.slice(0, maximumVersions),
            after: is.slice(0, maximumVersions),
            sizeBefore: sizesBefore.get(key) ?? 0,
            sizeAfter: sizesAfter.get(key) ?? 0,
        };
    });
}
/** Compares numbers in texts by their value: version 10 comes after version 9. */
const numericOrder = new Intl.Collator('en', { numeric: true });
function versionsOf(packages = []) {
    // The first sort decides the order of versions that the second one considers equal, such as 1.0 and 1.00.
    return [...new Set(packages.map(({ version }) => version))].sort().sort(numericOrder.compare);
}
function sizesIn({ files }) {
    const owned = Map.groupBy(files.values(), ({ owner }) => owner ?? '');
    return new Map([...owned].map(([owner, those]) => [owner, sizeOf(those)]));
}
function fileChanges(before, after, reportedPackages) {
    const added = [...after.files.keys()].filter((path) => !before.files.has(path));
    const isReported = (file) => file?.owner !== undefined && reportedPackages.has(file.owner);
    const changes = [];
    for (const path of [...before.files.keys(), ...added]) {
        const [was, is] = [before.files.get(path), after.files.get(path)];
        const isSame = was?.size === is?.size && was?.crc === is?.crc;
        if (isSame || isReported(was) || isReported(is))
            continue;
        changes.push({ path, ...(was && { sizeBefore: was.size }), ...(is && { sizeAfter: is.size }) });
    }
    return changes;
}
function largestFirst(changes) {
    const weight = ({ sizeBefore = 0, sizeAfter = 0 }) => Math.max(sizeBefore, sizeAfter);
    return changes.toSorted((one, other) => weight(other) - weight(one)).slice(0, maximumListed);
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
var owners = __webpack_require__(14793);
;// CONCATENATED MODULE: ./src/changes/contents.ts

/** The maximum length of a name, a version or a path in characters. A zip can contain names of 64 kB. */
const maximumNameLength = 500;
/** Returns the packages and files in the zip of a layer. */
async function contentsOf(zip) {
    const paths = [...zip.files.keys()].filter((path) => path.length <= maximumNameLength);
    const files = paths.map((path) => ({ path, size: zip.files.get(path)?.size ?? 0 }));
    const { found, ownerOf } = await (0,owners/* ownersOf */.K)({ files, read: zip.read });
    return {
        packages: found.map((one) => ({
            key: (0,owners/* keyOf */.T)(one),
            ecosystem: one.ecosystem,
            name: one.name.slice(0, maximumNameLength),
            version: one.version.slice(0, maximumNameLength),
        })),
        files: new Map([...zip.files].map(([whole, { size, crc }]) => {
            const path = whole.slice(0, maximumNameLength);
            return [path, { size, crc, owner: ownerOf(path) }];
        })),
    };
}
/** Returns a zip that reads a file from `other` if both have it with the same path, size and CRC-32. This avoids downloads. */
function readingSharedFilesFrom(zip, other) {
    const isShared = (path) => {
        const [here, there] = [zip.files.get(path), other.files.get(path)];
        return here !== undefined && here.size === there?.size && here.crc === there.crc;
    };
    return {
        files: zip.files,
        read: (path, atMost) => (isShared(path) ? other : zip).read(path, atMost),
    };
}

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
// EXTERNAL MODULE: ./src/network/connections.ts + 1 modules
var connections = __webpack_require__(34637);
// EXTERNAL MODULE: ./src/network/interrupted.ts
var interrupted = __webpack_require__(22704);
// EXTERNAL MODULE: ./src/changes/not-comparable.ts
var not_comparable = __webpack_require__(53149);
;// CONCATENATED MODULE: ./src/changes/download-reader.ts




/** A small layer fits into one part. The directory of a large one needs two or three. */
const defaultBounds = { part: 512 * 1024, parts: 96 };
/**
 * Returns the bytes of a file. Each part is downloaded once, when it is needed (RFC 9110, 14: range requests). Reading rejects with a
 * NotComparable if a download fails, exceeds the bounds or is aborted.
 */
function remoteBytes({ url, size }, context, { part, parts: most } = defaultBounds) {
    const parts = new Map();
    // Parts are counted from the end, because the directory of a zip is at its end.
    const startOf = (index) => Math.max(0, size - (index + 1) * part);
    const partAt = (place) => Math.floor((size - 1 - place) / part);
    const load = async (index) => {
        const known = parts.get(index);
        if (known)
            return known;
        if (parts.size === most)
            throw new not_comparable/* NotComparable */._(`this requires more than ${(0,figures/* bytes */.ee)(most * part)} of its zip`);
        const range = { start: startOf(index), end: size - index * part };
        const loading = withRetries(() => fetchPart({ url, size }, range, context), context);
        parts.set(index, loading);
        return loading;
    };
    return {
        size,
        read: async (from, to) => {
            if (context.end.aborted)
                throw (0,not_comparable/* abortedReading */.U)(context.end);
            if (from < 0 || to > size)
                throw new not_comparable/* NotComparable */._('its zip declares positions outside of the zip');
            if (from >= to)
                return Buffer.alloc(0);
            const [first, last] = [partAt(from), partAt(to - 1)];
            const indexes = Array.from({ length: first - last + 1 }, (_, index) => first - index);
            const loaded = await Promise.all(indexes.map(load));
            const [only] = loaded;
            // The directory is read in many small pieces. Most are in a single part, which need not be copied.
            const found = only && loaded.length === 1 ? only : Buffer.concat(loaded);
            return found.subarray(from - startOf(first), to - startOf(first));
        },
    };
}
/** The pauses before the second and the third attempt, in milliseconds. */
const pauses = [200, 800];
/** Repeats a download that broke. A download that the server rejected is not repeated. */
async function withRetries(load, { sleep, end }) {
    for (const pause of pauses) {
        try {
            return await load();
        }
        catch (error) {
            if (!(error instanceof BrokenDownload) || end.aborted)
                throw error;
            await sleep(pause);
        }
    }
    return load();
}
/** A download that broke. Another attempt can succeed. */
class BrokenDownload extends not_comparable/* NotComparable */._ {
}
async function fetchPart({ url, size }, range, { fetch, end: signal }) {
    if (!URL.canParse(url) || !(0,connections/* isSafeForSecrets */.Yh)(new URL(url)))
        throw new not_comparable/* NotComparable */._('its URL does not begin with "https:"');
    const last = range.end - 1;
    const headers = { range: `bytes=${range.start}-${last}`, 'accept-encoding': 'identity' };
    try {
        const response = await fetch(url, { headers, signal });
        const isWhole = response.status === 200 && range.start === 0 && range.end === size;
        if (response.status !== 206 && !isWhole) {
            await response.body?.cancel();
            const isTransient = response.status >= 500 || response.status === 429;
            throw new (isTransient ? BrokenDownload : not_comparable/* NotComparable */._)(`the download returned the status ${response.status}`);
        }
        const contentRange = response.headers.get('content-range');
        if (!isWhole && contentRange !== `bytes ${range.start}-${last}/${size}`) {
            await response.body?.cancel();
            throw new BrokenDownload('the download returned another part than requested');
        }
        return await bodyOf(response, range.end - range.start);
    }
    catch (error) {
        if (error instanceof not_comparable/* NotComparable */._)
            throw error;
        if (signal.aborted)
            throw (0,not_comparable/* abortedReading */.U)(signal);
        // The error is not passed on as a cause, because Node's message can contain the URL.
        throw new BrokenDownload((0,interrupted/* whyInterrupted */.F)(error, url));
    }
}
async function bodyOf({ body }, length) {
    const chunks = [];
    let received = 0;
    for await (const chunk of (body ?? [])) {
        received += chunk.length;
        if (received > length)
            break;
        chunks.push(chunk);
    }
    if (received !== length)
        throw new BrokenDownload(`the download returned ${received > length ? 'more' : 'fewer'} bytes than declared`);
    return Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./src/changes/local-reader.ts
/** The minimum number of bytes that are read from disk. The zip reader requests the directory in many small pieces. */
const minimumRead = 256 * 1024;
/** Returns the bytes of an open file. */
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
            if (end - start > minimumRead)
                return readAt(start, end);
            if (start < last.start || end > last.end) {
                const until = Math.min(size, start + minimumRead);
                last = { start, end: until, bytes: readAt(start, until) };
            }
            const known = last;
            return (await known.bytes).subarray(start - known.start, end - known.start);
        },
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/zip/directory.ts
var directory = __webpack_require__(73960);
// EXTERNAL MODULE: ./src/zip/listing.ts
var listing = __webpack_require__(99099);
;// CONCATENATED MODULE: ./src/changes/zip-reader.ts






const inflate = (0,external_node_util_.promisify)(external_node_zlib_.inflateRaw);
/** The maximum size of the directory in bytes: some 500 for each entry. */
const maximumDirectorySize = 32 * 1024 * 1024;
/** The number of entries after which other tasks can run. */
const entriesPerTurn = 500;
/** Reads the directory of a zip. File content is read only when it is requested. Rejects with a NotComparable if the zip is damaged. */
async function openZip(bytes) {
    try {
        return await zip_reader_contentsOf(bytes);
    }
    catch (error) {
        throw error instanceof not_comparable/* NotComparable */._ ? error : new not_comparable/* NotComparable */._('its zip is damaged', { cause: error });
    }
}
async function zip_reader_contentsOf(bytes) {
    const files = new Map();
    let count = 0;
    for (const entry of (0,listing/* entriesOf */.Mc)(await directoryOf(bytes))) {
        count += 1;
        if (count > directory/* entriesLimit */.yd)
            throw new not_comparable/* NotComparable */._('its zip has too many entries');
        const { size, crc, method, packedSize, offset } = entry;
        const path = entry.name.toString();
        if (!path.endsWith('/'))
            files.set(path, { size, crc, method, packedSize, offset });
        // Without a pause, responses from AWS would have to wait.
        if (count % entriesPerTurn === 0)
            await (0,promises_.setImmediate)();
    }
    return {
        files,
        read: async (path, atMost) => {
            const entry = files.get(path);
            if (!entry || Math.max(entry.size, entry.packedSize) > atMost)
                return undefined;
            const { method, offset, packedSize } = entry;
            const start = offset + (0,listing/* lengthOfHeader */.VC)(await bytes.read(offset, offset + listing/* localHeaderLength */.$R));
            const raw = await bytes.read(start, start + packedSize);
            return method === 0 ? raw : inflate(raw, { maxOutputLength: atMost });
        },
    };
}
/** Returns the directory of a zip, and everything after it. */
async function directoryOf(bytes) {
    const endAt = Math.max(0, bytes.size - listing/* longestEnd */.YI);
    const end = (0,listing/* bytesFrom */.sd)(endAt, await bytes.read(endAt, bytes.size));
    const { start } = (0,listing/* rangeOf */.be)(end);
    if (bytes.size - start > maximumDirectorySize + listing/* longestEnd */.YI)
        throw new not_comparable/* NotComparable */._('the directory of its zip is too large');
    return start < endAt ? (0,listing/* bytesFrom */.sd)(start, await bytes.read(start, bytes.size)) : end;
}

;// CONCATENATED MODULE: ./src/changes/compare-archives.ts






/** Compares the archive of a previous version with a local archive. Rejects with a NotComparable if the download fails or is aborted. */
async function compareArchives(download, archive, context) {
    const file = await (0,judged_archive/* openAsJudged */.yM)(archive);
    try {
        const zip = await openZip(await localBytes(file));
        const after = await contentsOf(zip);
        if (download.sha256 === archive.sha256)
            return compareContents(after, after);
        const old = await openZip(remoteBytes(download, context));
        return compareContents(await contentsOf(readingSharedFilesFrom(old, zip)), after);
    }
    finally {
        await file.close();
    }
}


/***/ }),

/***/ 22704:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ whyInterrupted)
/* harmony export */ });
/* harmony import */ var _proxy_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72217);

/** Reasons why a download does not begin, by Node's error codes. */
const connectionErrors = [
    [/^(?:ENOTFOUND|EAI_AGAIN)$/, (host) => `there is no such host as ${host}`],
    [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/, (host) => `${host} cannot be reached`],
    [/^UND_ERR_CONNECT_TIMEOUT$|^ETIMEDOUT$/, (host) => `${host} did not accept a connection in time`],
    [/CERT|TLS|SSL|^EPROTO$|SIGNATURE$/, (host) => `the connection to ${host} is not trusted`],
];
/** The host of a URL, which does not contain the signature. */
function hostOf(url) {
    return URL.canParse(url) ? new URL(url).hostname : 'the host';
}
/**
 * Returns why a download was interrupted, as the end of a sentence, from the error code in an error or its causes. The text contains only
 * the host of the URL, because a URL can have a signature.
 */
function whyInterrupted(error, url) {
    if (error instanceof _proxy_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyFailure */ .N)
        return error.message.replace(/^The/, 'the').replace(/\.$/, '');
    const codes = [];
    for (let cause = error; typeof cause === 'object' && cause !== null; cause = cause.cause) {
        const { code, errors = [] } = cause;
        // If a host has several addresses, the error contains one failure for each.
        for (const one of [code, ...errors.map((each) => each.code)])
            if (typeof one === 'string')
                codes.push(one);
    }
    const known = codes.flatMap((code) => {
        const found = connectionErrors.find(([pattern]) => pattern.test(code));
        return found ? [`${found[1](hostOf(url))} (${code})`] : [];
    });
    const [code] = codes;
    return known[0] ?? `the download was interrupted${code === undefined ? '' : ` (${code})`}`;
}


/***/ })

};
