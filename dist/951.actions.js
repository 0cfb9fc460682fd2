export const id = 951;
export const ids = [951];
export const modules = {

/***/ 18181:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ encodedZip)
/* harmony export */ });
/* unused harmony export pieceSize */
/**
 * The number of bytes that are encoded at a time. It is a multiple of three, so that the pieces can be joined. V8 frees the texts of small
 * pieces immediately, and those of large ones only later.
 */
const pieceSize = 48 * 1024;
/** Encodes an archive. A chunk can be overwritten when the next one is requested. */
async function encodedZip(chunks) {
    const pieces = [];
    let rest = Buffer.alloc(0);
    for await (const chunk of chunks) {
        const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
        const end = bytes.length - (bytes.length % 3);
        for (let at = 0; at < end; at += pieceSize)
            pieces.push(encoded(bytes.subarray(at, Math.min(end, at + pieceSize))));
        rest = Buffer.from(bytes.subarray(end));
    }
    return rest.length === 0 ? pieces : [...pieces, encoded(rest)];
}
function encoded(bytes) {
    return Buffer.from(bytes.toString('base64'), 'latin1');
}


/***/ }),

/***/ 11179:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ copyJudged),
/* harmony export */   CB: () => (/* binding */ judgedChunks),
/* harmony export */   Z3: () => (/* binding */ judgedZip),
/* harmony export */   lb: () => (/* binding */ judgedBytes),
/* harmony export */   rv: () => (/* binding */ requireJudged),
/* harmony export */   yM: () => (/* binding */ openAsJudged)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88414);
/* harmony import */ var _encoded_zip_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18181);






/** Returns all bytes of an archive. Throws a Problem if the archive has changed since it was checked. */
async function judgedBytes(archive) {
    const bytes = Buffer.allocUnsafeSlow(archive.size);
    await readToEnd(judgedChunks(archive, (start, end) => bytes.subarray(start, end)));
    return bytes;
}
/** Returns an archive in base64. Throws a Problem if the archive has changed since it was checked. */
function judgedZip(archive) {
    // A chunk is still used while the next one is read.
    let [next, last] = [Buffer.allocUnsafeSlow(chunkSize), Buffer.allocUnsafeSlow(chunkSize)];
    return (0,_encoded_zip_js__WEBPACK_IMPORTED_MODULE_5__/* .encodedZip */ .K)(judgedChunks(archive, () => ([next, last] = [last, next])[0]));
}
/** Yields the bytes of an archive in chunks. Throws a Problem before the last chunk if the archive has changed since it was checked. */
async function* judgedChunks(archive, memoryFor = newMemory) {
    const file = await openJudged(archive);
    try {
        yield* chunksOf(file, archive, memoryFor);
    }
    finally {
        await file.close();
    }
}
/** Reads an archive to its end. Throws a Problem if it has changed since it was checked. */
async function requireJudged(archive) {
    const file = await openAsJudged(archive);
    await file.close();
}
/** Copies an archive to a path that does not exist. Throws a Problem, and leaves no file, if the archive has changed since it was checked. */
async function copyJudged(archive, to) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(to, 'wx');
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(judgedChunks(archive), file.createWriteStream());
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(to, { force: true });
        throw error;
    }
}
/** Opens an archive to read parts of it. Throws a Problem if it has changed since it was checked. */
async function openAsJudged(archive) {
    const file = await openJudged(archive);
    try {
        // The chunks are only hashed, so all of them can use the same memory.
        const memory = Buffer.allocUnsafeSlow(chunkSize);
        await readToEnd(chunksOf(file, archive, () => memory));
        return file;
    }
    catch (error) {
        await file.close();
        throw error;
    }
}
/** Opens an archive without blocking, because a pipe can have replaced it. A device is rejected, because it can be endless. */
async function openJudged(archive) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(archive.path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK).catch((cause) => {
        throw changed(archive, cause);
    });
    const found = await file.stat();
    if (found.isFile() && found.size === archive.size)
        return file;
    await file.close();
    throw changed(archive);
}
/** The number of bytes that are read at once. It is a multiple of three, because an encoder would have to copy the rest. */
const chunkSize = 3 * 256 * 1024;
const newMemory = (start, end) => Buffer.allocUnsafeSlow(end - start);
/** Yields the last chunk only after all chunks were hashed, so that no caller receives all bytes of a changed archive. */
async function* chunksOf(file, archive, memoryFor) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let position = 0;
    let last;
    while (position < archive.size) {
        const wanted = Math.min(chunkSize, archive.size - position);
        const memory = memoryFor(position, position + wanted);
        const { buffer, bytesRead } = await file.read(memory, 0, wanted, position);
        if (bytesRead === 0)
            break;
        if (last)
            yield last;
        last = buffer.subarray(0, bytesRead);
        hash.update(last);
        position += bytesRead;
    }
    if (!last || hash.digest('base64') !== archive.sha256)
        throw changed(archive);
    yield last;
}
async function readToEnd(chunks) {
    for (let isDone; !isDone;)
        isDone = (await chunks.next()).done;
}
function changed({ path, sha256 }, cause) {
    return new _base_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF({
        topic: 'the-archive-was-changed',
        text: `The archive was changed after the action checked it: ${path} no longer has the CodeSha256 ${sha256}. ` +
            'The action does not send it to AWS. Find out which step or process of this job writes to that file.',
    }, { cause });
}


/***/ }),

/***/ 34797:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ leaveOut)
/* harmony export */ });
/** Returns the sentence on how to leave something out of a layer. */
function leaveOut(from, what) {
    return from === 'tree' ? `To leave out ${what}, use the input "exclude".` : `Remove ${what} from the zip.`;
}


/***/ }),

/***/ 72217:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ ProxyFailure)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);


/** A proxy did not open a connection, so that no request was sent. `isFinal` means that another attempt cannot succeed. */
class ProxyFailure extends _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Explained */ .t_ {
    isFinal;
    /** Whether the host behind the proxy can be the reason, such as a Region that is down. */
    canBeOfHost;
    /** Whether another host can be reached by the same proxy. A proxy can allow only some hosts. */
    canDifferByHost;
    constructor(text, { isFinal, canBeOfHost, canDifferByHost, cause }) {
        super((0,_base_message_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)('the-network-is-not-set-up', text), { cause });
        this.name = 'ProxyFailure';
        this.isFinal = isFinal;
        this.canBeOfHost = canBeOfHost;
        this.canDifferByHost = canDifferByHost;
    }
    /** The proxy rejected the CONNECT request. */
    static rejected({ host, variable }, target, status) {
        const text = status === 407
            ? `The proxy ${host} (${variable}) did not connect to ${target}: it returned the status 407. Add a user name and a password that it accepts to ${variable}.`
            : `The proxy ${host} (${variable}) did not connect to ${target}: it returned the status ${status}. Allow this host on the proxy, or add it to NO_PROXY if it can be reached directly.`;
        const isFinal = status >= 400 && status < 500 && status !== 429;
        return new ProxyFailure(text, { isFinal, canBeOfHost: status >= 500, canDifferByHost: status !== 407 });
    }
    /** The proxy did not respond to the CONNECT request in time. */
    static timedOut({ host, variable }, milliseconds) {
        return new ProxyFailure(`The proxy ${host} (${variable}) did not connect within ${milliseconds / 1_000} s. Check the variable, and check that this runner can reach the proxy.`, { isFinal: false, canBeOfHost: true, canDifferByHost: true });
    }
    /** The connection to the proxy failed. */
    static failed({ host, variable }, cause) {
        const [line = ''] = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause).split('\n');
        return new ProxyFailure(`The proxy ${host} (${variable}) could not be used: ${line}. Check the variable, and check that this runner can reach the proxy.`, { isFinal: false, canBeOfHost: false, canDifferByHost: false, cause });
    }
}


/***/ }),

/***/ 12031:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bt: () => (/* binding */ binaryFileAt),
  lz: () => (/* binding */ binaryFileOf),
  r9: () => (/* binding */ canBeBinary),
  C8: () => (/* binding */ readBinary)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./src/pack/checks/binary-view.ts

/** Returns a view of a content in memory. */
function binary_view_viewOfBytes({ buffer, byteOffset, byteLength }) {
    return {
        size: byteLength,
        view: (offset, length) => new DataView(buffer, byteOffset + offset, length),
    };
}
/** Calls `use` with a view of a file on disk, of which only the necessary parts are read. Throws if the file cannot be read. */
function binary_view_withViewOfFile(path, use) {
    const file = (0,external_node_fs_.openSync)(path, 'r');
    try {
        return use({ size: (0,external_node_fs_.fstatSync)(file).size, view: windowOn(file) });
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
/** How many bytes are read at once. The tables of a file are close to each other. */
const windowSize = 4 * 1024;
function windowOn(file) {
    const bytes = Buffer.allocUnsafeSlow(windowSize);
    let [start, end] = [0, 0];
    return (offset, length) => {
        if (offset < start || offset + length > end) {
            start = offset;
            end = offset + (0,external_node_fs_.readSync)(file, bytes, 0, windowSize, offset);
        }
        return new DataView(bytes.buffer, offset - start, Math.min(length, end - offset));
    };
}

// EXTERNAL MODULE: ./src/layer/runtimes.ts
var runtimes = __webpack_require__(44188);
;// CONCATENATED MODULE: ./src/pack/checks/elf-reader.ts
const maximumReads = 1_000_000;
const maximumTextLength = 256;
/** Returns a reader. Throws a RangeError if the file declares neither 32 nor 64 bits, or no byte order. */
function elfReader({ size, view }) {
    let reads = 0;
    const at = (offset, length) => {
        if (++reads > maximumReads)
            throw new RangeError('too many reads');
        if (offset < 0 || offset + length > size)
            throw new RangeError('outside of the file');
        return view(offset, length);
    };
    const byte = (offset) => at(offset, 1).getUint8(0);
    const [width, order] = [byte(4), byte(5)];
    if (![1, 2].includes(width) || ![1, 2].includes(order))
        throw new RangeError('neither a class nor an order');
    const [is64, isLittle] = [width === 2, order === 1];
    const word32 = (offset) => at(offset, 4).getUint32(0, isLittle);
    return {
        size,
        is64,
        isLittle,
        byte,
        half: (offset) => at(offset, 2).getUint16(0, isLittle),
        word32,
        word: is64 ? (offset) => Number(at(offset, 8).getBigUint64(0, isLittle)) : word32,
        text: (offset) => {
            const length = Math.max(1, Math.min(maximumTextLength, size - offset));
            const { buffer, byteOffset, byteLength } = at(offset, length);
            const [text = ''] = Buffer.from(buffer, byteOffset, byteLength).toString('latin1').split('\0', 1);
            return text;
        },
    };
}
/** The types of segments that are read (System V ABI: p_type). */
const segmentType = { load: 1, dynamic: 2, interpreter: 3 };
/** Reads the program headers, as the dynamic loader does. The section headers can be missing in a stripped file. */
function segmentsOf(file) {
    const { is64, half, word32, word } = file;
    const [table, width, count] = is64 ? [word(32), half(54), half(56)] : [word(28), half(42), half(44)];
    // The loader accepts only this size (glibc: elf/dl-load.c, open_verify).
    if (width !== (is64 ? 56 : 32))
        throw new RangeError('program headers of another size');
    return Array.from({ length: count }, (_, index) => {
        const at = table + index * width;
        const [offset, address, size, alignment] = is64 ? [8, 16, 32, 48] : [4, 8, 16, 28];
        return {
            type: word32(at),
            offset: word(at + offset),
            address: word(at + address),
            size: word(at + size),
            alignment: word(at + alignment),
        };
    });
}

;// CONCATENATED MODULE: ./src/pack/checks/elf-damage.ts

/** The damage of a file whose headers cannot be read. */
const damagedHeader = { what: 'has a damaged header' };
/**
 * Returns whether the loader accepts the first bytes of a library: the versions, the operating system and the padding (glibc: elf/dl-load.c,
 * open_verify). The kernel does not check those of programs.
 */
function isStartValid({ byte, word32 }) {
    const padding = [9, 10, 11, 12, 13, 14, 15];
    return (byte(6) === 1 &&
        linuxSystems.includes(byte(7)) &&
        padding.every((at) => byte(at) === 0) &&
        word32(20) === 1);
}
/** Linux files declare either no operating system, or the GNU one (System V ABI: EI_OSABI). */
const linuxSystems = [0, 3];
/** The size of a page on Lambda, in bytes. Both architectures have the same. */
const page = 4_096;
/**
 * Returns why the loader rejects a file, or undefined if it does not (glibc: elf/dl-load.c, _dl_map_object_from_fd; Linux: fs/binfmt_elf.c).
 * A segment outside of the file is mapped, and ends the process when it is used.
 */
function damageIn(segments, kind) {
    const loads = segments.filter(({ type }) => type === segmentType.load);
    if (loads.length === 0)
        return { what: 'has no segments that can be loaded' };
    if (loads.some((one) => isMissing(one, kind.size)))
        return { what: 'is truncated' };
    if (loads.some((one) => !(kind.isProgram && one.size === 0) && distance(one) % page !== 0)) {
        return { what: 'has segments that are not aligned to pages' };
    }
    if (kind.isProgram)
        return undefined;
    if (kind.isPositionIndependent && !segments.some(isDynamic))
        return { what: 'has no dynamic section' };
    if (loads.every(isAligned))
        return undefined;
    return { what: 'has segments that are not aligned as it declares', loadsSince: '2.35' };
}
/** Returns whether a part of a segment is beyond the last page of the file. The rest of that page is readable, and contains zeros. */
function isMissing({ offset, size: length }, size) {
    return length > 0 && Math.ceil((offset + length) / page) > Math.ceil(size / page);
}
function isDynamic({ type, size }) {
    return type === segmentType.dynamic && size > 0;
}
function distance({ address, offset }) {
    return address - offset;
}
/** The check of glibc before 2.35. It assumes a power of two, so that other alignments lead to other results than a remainder. */
function isAligned(one) {
    return one.alignment % page === 0 && (BigInt(distance(one)) & BigInt(one.alignment - 1)) === 0n;
}

;// CONCATENATED MODULE: ./src/pack/checks/elf.ts




/** The usual names of processors by their number (System V ABI: e_machine). */
const machines = {
    2: 'sparc',
    3: 'i386',
    8: 'mips',
    18: 'sparc',
    20: 'ppc',
    21: 'ppc64',
    22: 's390x',
    40: 'arm (32 bit)',
    43: 'sparc',
    50: 'ia64',
    62: 'x86_64',
    183: 'arm64',
    243: 'riscv64',
    258: 'loong64',
};
/** The operating systems that declare themselves in their files (System V ABI: EI_OSABI). Linux files usually have 0 or 3. */
const systems = { 2: 'NetBSD', 6: 'Solaris', 9: 'FreeBSD', 12: 'OpenBSD' };
const [executable, shared] = [2, 3];
const tag = { end: 0, needed: 1, strings: 5, versions: 0x6ffffffe };
const weak = 2;
/** The first four bytes of each ELF file, as a big-endian number. */
const elfSignature = 0x7f454c46;
/** Reads an ELF file from its content. Returns undefined if it does not begin as ELF. Never throws, and reads a limited number of values. */
function readElf(bytes) {
    return elfIn(viewOfBytes(bytes));
}
/** Reads the necessary parts of an ELF file from disk. Returns undefined if it does not begin as ELF. Throws if it cannot be read. */
function readElfFile(path) {
    return withViewOfFile(path, elfIn);
}
/** Reads the necessary parts of an ELF file. Returns undefined if it does not begin as ELF. */
function elfIn(bytes) {
    if (bytes.size < 4 || bytes.view(0, 4).getUint32(0) !== elfSignature)
        return undefined;
    const header = ifInside(() => headerOf(bytes));
    if (header === undefined)
        return { kind: 'damaged', damage: damagedHeader };
    const { file, type, machine, system } = header;
    if (![executable, shared].includes(type) || machine === undefined)
        return { kind: 'never loaded' };
    const segments = ifInside(() => segmentsOf(file));
    if (segments === undefined)
        return { kind: 'damaged', machine, damage: damagedHeader };
    const isProgram = type === executable || segments.some((one) => one.type === segmentType.interpreter);
    const damage = isProgram || system !== 'Linux' || isStartValid(file)
        ? damageIn(segments, { size: file.size, isProgram, isPositionIndependent: type === shared })
        : damagedHeader;
    const details = ifInside(() => detailsOf(file, segments));
    if (details === undefined)
        return { kind: 'damaged', machine, damage };
    return { kind: 'loadable', machine, system, ...details, damage };
}
/** Returns a value that is read from a file, or undefined if a part of it is outside of the file. */
function ifInside(read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
function headerOf(bytes) {
    const file = elfReader(bytes);
    const name = machines[file.half(18)];
    // Lambda has no libraries for the variants of its architectures that have 32 bits, or the other byte order.
    const isVariant = (name === 'x86_64' || name === 'arm64') && !(file.is64 && file.isLittle);
    const machine = isVariant ? `a variant of ${name}` : name;
    return { file, type: file.half(16), machine, system: systems[file.byte(7)] ?? 'Linux' };
}
function detailsOf(file, segments) {
    if (segments.some(({ type, offset, size }) => type === segmentType.load && offset + size > file.size)) {
        throw new RangeError('a segment that ends outside of the file');
    }
    const interpreter = segments.find(({ type }) => type === segmentType.interpreter);
    const loader = interpreter === undefined ? '' : file.text(interpreter.offset);
    const { needed, versions } = dynamicOf(file, segments);
    const isAndroid = loader.startsWith('/system/') || (needed.includes(unversioned) && needed.some(isOfAndroid));
    const isMusl = loader.includes('/ld-musl-') ||
        needed.some((library) => library.startsWith('libc.musl-') || library === unversioned);
    return {
        ...(loader !== '' && { loader }),
        ...(isAndroid && { system: 'Android' }),
        isMusl: isMusl && !isAndroid,
        glibc: newestGlibcOf(versions),
    };
}
/** The C library as musl and Android name it. In glibc it is `libc.so.6`. */
const unversioned = 'libc.so';
/** In musl, these libraries are parts of libc. */
function isOfAndroid(library) {
    return ['libdl.so', 'libm.so', 'liblog.so'].includes(library);
}
/** The libraries that a file needs, and the symbol versions that it requires of them. */
function dynamicOf(file, segments) {
    const entries = dynamicEntries(file, segments);
    const find = (wanted) => entries.find(({ key }) => key === wanted)?.value;
    const [strings, versions] = [find(tag.strings), find(tag.versions)];
    if (strings === undefined)
        return { needed: [], versions: [] };
    const text = offsetOf(strings, segments);
    const named = (at) => file.text(text + at);
    return {
        needed: entries.filter(({ key }) => key === tag.needed).map(({ value }) => named(value)),
        versions: versions === undefined ? [] : versionNames(file, offsetOf(versions, segments)).map(named),
    };
}
function dynamicEntries({ is64, word }, segments) {
    const dynamic = segments.find(({ type }) => type === segmentType.dynamic);
    if (dynamic === undefined)
        return [];
    const width = is64 ? 8 : 4;
    const entries = [];
    for (let at = dynamic.offset; at < dynamic.offset + dynamic.size; at += 2 * width) {
        const key = word(at);
        if (key === tag.end)
            break;
        entries.push({ key, value: word(at + width) });
    }
    return entries;
}
/** The offsets of the names of the required symbol versions (glibc: elf.h, Verneed and Vernaux). */
function versionNames(file, start) {
    const { half, word32 } = file;
    const names = [];
    for (const library of chain(file, start)) {
        for (const version of chain(file, library + word32(library + 8))) {
            if ((half(version + 4) & weak) === 0)
                names.push(word32(version + 8));
        }
    }
    return names;
}
/** Yields the offsets of records in a list. Both kinds of records contain the distance to the next one, which is 0 at the end. */
function* chain({ word32 }, start) {
    let at = start;
    for (let step = 1; step > 0; at += step) {
        yield at;
        step = word32(at + 12);
    }
}
function offsetOf(address, segments) {
    const home = segments.find((one) => one.type === segmentType.load && one.address <= address && address < one.address + one.size);
    if (home === undefined)
        throw new RangeError('an address in no segment');
    return address - home.address + home.offset;
}
function newestGlibcOf(versions) {
    return versions
        .flatMap((name) => /^GLIBC_(\d+(?:\.\d+)+)$/.exec(name)?.[1] ?? loaderMarkers[name] ?? [])
        .sort(runtimes/* compareVersions */.Zy)
        .at(-1);
}
/** Names for features of the loader, and the glibc that added them (glibc: NEWS, 2.36). */
const loaderMarkers = { GLIBC_ABI_DT_RELR: '2.36' };

// EXTERNAL MODULE: ./src/pack/checks/loaded-files.ts
var loaded_files = __webpack_require__(17600);
;// CONCATENATED MODULE: ./src/pack/checks/binary.ts




/** Returns a file from its content, or undefined if it is of none of these kinds. Never throws. */
function binaryFileOf(path, content) {
    return fileOf(path, binary_view_viewOfBytes(content));
}
/** Returns a file on disk, of which only the necessary parts are read. Throws if it cannot be read. */
function binaryFileAt(path, root) {
    return binary_view_withViewOfFile((0,external_node_path_.join)(root, path), (bytes) => fileOf(path, bytes));
}
function fileOf(path, bytes) {
    const noCode = { kind: 'no code' };
    const binary = binaryIn(bytes) ?? ((0,loaded_files/* isLoadedAsLibrary */.Ft)(path) && !isLinkerScript(bytes) ? noCode : undefined);
    return binary && { path, binary };
}
/** Returns what a content is, or undefined if it is nothing of this kind. Never throws. */
function readBinary(content) {
    return binaryIn(binary_view_viewOfBytes(content));
}
/** Returns whether a file can be one of these, by its path and its first four bytes as a big-endian number. Only such a file has to be read. */
function canBeBinary(path, signature) {
    return ((0,loaded_files/* isLoadedAsLibrary */.Ft)(path) ||
        signature === elfSignature ||
        signature === pointerSignature ||
        signature >>> 16 === windowsSignature ||
        Object.hasOwn(macSignatures, signature));
}
function binaryIn(bytes) {
    if (isPointer(bytes))
        return { kind: 'pointer' };
    if (isForMac(bytes))
        return { kind: 'foreign', system: 'macOS' };
    return isForWindows(bytes) ? { kind: 'foreign', system: 'Windows' } : elfIn(bytes);
}
/** `vers`, the beginning of a pointer. */
const pointerSignature = 0x76657273;
/** A pointer has at most this size in bytes (Git LFS: "Git LFS Specification", The Pointer). */
const largestPointer = 1_024;
function isPointer(bytes) {
    if (bytes.size > largestPointer)
        return false;
    const text = startOf(bytes);
    return (/^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\n/.test(text) &&
        /\noid sha256:[\da-f]{64}\r?\n/.test(text));
}
/** Linkers read a text instead of some libraries. Nothing loads it at run time (GNU ld: "Implicit Linker Scripts"). */
function isLinkerScript(bytes) {
    return /\b(?:INPUT|GROUP|AS_NEEDED)\s*\(/.test(startOf(bytes));
}
function startOf({ size, view }) {
    const { buffer, byteOffset, byteLength } = view(0, Math.min(size, largestPointer));
    return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}
/** `MZ`, the first two bytes of a program or library for Windows. */
const windowsSignature = 0x4d5a;
/** A program for Windows begins as one for MS-DOS, which contains the position of the other header (Microsoft: "PE Format"). */
function isForWindows({ size, view }) {
    if (size < 64 || view(0, 2).getUint16(0) !== windowsSignature)
        return false;
    const at = view(60, 4).getUint32(0, true);
    return at + 4 <= size && view(at, 4).getUint32(0) === 0x50450000;
}
const macSignatures = {
    0xfeedface: { processorAt: 4, isLittle: false },
    0xfeedfacf: { processorAt: 4, isLittle: false },
    0xcefaedfe: { processorAt: 4, isLittle: true },
    0xcffaedfe: { processorAt: 4, isLittle: true },
    // A file for several processors
    0xcafebabe: { processorAt: 8, isLittle: false },
    0xcafebabf: { processorAt: 8, isLittle: false },
    0xbebafeca: { processorAt: 8, isLittle: true },
    0xbfbafeca: { processorAt: 8, isLittle: true },
};
/** x86, arm and PowerPC, with 32 and 64 bits, and arm64_32 (Apple: machine.h). */
const macProcessors = [7, 12, 18, 0x01000007, 0x0100000c, 0x01000012, 0x0200000c];
/** Java classes have one of the signatures too. After it, they have a version and the size of a table, which is no processor. */
function isForMac({ size, view }) {
    if (size < 28)
        return false;
    const format = macSignatures[view(0, 4).getUint32(0)];
    return (format !== undefined && macProcessors.includes(view(format.processorAt, 4).getUint32(0, format.isLittle)));
}


/***/ }),

/***/ 54203:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ inspect)
});

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/layer/layer-to-check.ts
var layer_to_check = __webpack_require__(34797);
// EXTERNAL MODULE: ./src/layer/size-limits.ts
var size_limits = __webpack_require__(39181);
// EXTERNAL MODULE: ./src/layer/slim.ts
var slim = __webpack_require__(5316);
// EXTERNAL MODULE: ./src/zip/directory.ts
var directory = __webpack_require__(73960);
// EXTERNAL MODULE: ./src/pack/slim/slim.ts + 9 modules
var slim_slim = __webpack_require__(84921);
// EXTERNAL MODULE: ./src/pack/checks/listed.ts
var listed = __webpack_require__(71106);
;// CONCATENATED MODULE: ./src/pack/checks/collisions.ts

/** Finds names in one folder that differ only by case, or by how an accent is encoded. Linux distinguishes them, other systems do not. */
function collisionsIn({ files, links }) {
    // In sorted order, similar names are adjacent. Comparing all parent folders of each path would be too slow: a small zip can have
    // millions.
    const sorted = [...files.map(({ path }) => path), ...links]
        .map((path) => keyed(path))
        .sort((one, other) => (one.key < other.key ? -1 : 1));
    const names = new Set(sorted.flatMap((one, at) => namesAlike(sorted[at - 1], one)));
    if (names.size === 0)
        return { errors: [], warnings: [] };
    return {
        errors: [],
        warnings: [
            {
                topic: 'a-file-does-not-belong-in-a-layer',
                text: `The layer has names that differ only by case: ${(0,listed/* listed */.K)([...names])}. Lambda distinguishes them, but if the layer is ` +
                    'unzipped on macOS or Windows, only one of them is kept.',
            },
        ],
    };
}
function keyed(path) {
    // Most paths are folded as a whole, which takes a fraction of the time.
    if (folded(path) === path)
        return { path, key: `${path.replaceAll('/', '\u0001')}\u0001`, isFolded: true };
    const keys = path.split('/').map((name) => (folded(name) === name ? name : `${folded(name)}\0${name}`));
    return { path, key: `${keys.join('\u0001')}\u0001`, isFolded: false };
}
/** Returns two paths up to their first different name, if these names differ only by case. Returns an empty list if they do not. */
function namesAlike(before, { path: other, isFolded }) {
    if (before === undefined || (before.isFolded && isFolded))
        return [];
    const one = before.path;
    let at = 0;
    while (at < one.length && one[at] === other[at])
        at++;
    const start = one.lastIndexOf('/', at - 1) + 1;
    const both = [one, other].map((path) => path.slice(0, endOfName(path, at)));
    const [first, second] = both.map((path) => folded(path.slice(start)));
    return both[0] !== both[1] && first === second ? both : [];
}
function endOfName(path, at) {
    const end = path.indexOf('/', at);
    return end < 0 ? path.length : end;
}
function folded(name) {
    return name.normalize('NFC').toLowerCase();
}

// EXTERNAL MODULE: ./src/layer/opt.ts
var opt = __webpack_require__(72368);
;// CONCATENATED MODULE: ./src/pack/checks/findings.ts
/** Returns messages about files in places where functions do not find them. */
function onLayout(texts) {
    return texts.map((text) => ({ text, topic: 'lambda-does-not-look-there' }));
}

;// CONCATENATED MODULE: ./src/pack/checks/misplaced.ts



/** Typical mistakes: code in places where no runtime finds it. The error names the first group that matches. */
const misplaced = [
    { found: /^(index\.(?:js|mjs|cjs)|package\.json)$/, fix: 'Move it into nodejs/node_modules/<name>/.' },
    { found: /^(node_modules|node\d+(?=\/node_modules))\//, fix: 'Move it into nodejs/.' },
    {
        found: /^(nodejs\/(?:nodejs|node))\/(?:node\d+\/)?node_modules\//,
        fix: 'Move its content into nodejs/.',
    },
    {
        found: /^(nodejs\/(?!node\d+\/)(?:node(?:js)?)?-?v?\d+(?:\.x)?)\/node_modules\//,
        fix: 'Rename it to the form that Lambda uses, such as nodejs/node22.',
    },
    {
        found: /^(?:((?:[^/]+\/){0,2}pyvenv\.cfg)$|(\.?venv)\/)/,
        fix: 'It is a virtual environment. Move the content of its site-packages folder into python/.',
    },
    { found: /^(?:([^/]+\.py)$|([^/]+\.(?:dist|egg)-info)\/)/, fix: 'Move it into python/.' },
    {
        found: new RegExp(`^(?!${opt/* opt */.m7.python.versioned.packagesPattern}/)((?:(?:python|lib|Lib)[\\d.]*/)*(?:site|dist)-packages)/`),
        fix: 'Move its content into python/.',
    },
    {
        found: /^(python\/lib\/python3\.\d+)\/(?!site-packages\/)[^/]+\.dist-info\//,
        fix: 'Move its content into its subfolder site-packages/.',
    },
    { found: /^(java\/[^/]+\.jar)$/, fix: 'Move it into java/lib/.' },
    {
        found: /^(?:([^/]+\.gem)$|(gems)\/)/,
        fix: 'Move it into ruby/gems/<version>/, such as ruby/gems/3.4.0/.',
    },
    {
        found: /^(ruby\/gems\/(?:gems|specifications|extensions))\//,
        fix: 'Move it into ruby/gems/<version>/, such as ruby/gems/3.4.0/.',
    },
    {
        found: /^(ruby\/\d+\.\d+\.\d+|(?:ruby|vendor\/bundle)\/ruby\/\d[\d.]*)\//,
        fix: 'Move it into ruby/gems/.',
    },
    {
        found: /^(ruby\/gems\/(?!\d+\.\d+\.0\/)\d[\d.]*)\//,
        fix: 'Rename it to the ABI version of Ruby, such as ruby/gems/3.4.0 for ruby3.4.',
    },
    { found: /^([^/]+\.so(?:\.\d+)*)$/, fix: 'Move it into lib/.' },
];
/** Returns the first sentence of an error about a path in the wrong place. */
function misplacedAt(path) {
    return `"${path}" is in the wrong place: Lambda does not find it there.`;
}
/** Returns errors about code in the wrong place. Each consists of full sentences. */
function misplacedIn(paths, layer) {
    return [...onLayout(outOfPlace(paths)), ...repository(paths, layer), ...onLayout(tooDeep(paths, layer))];
}
function outOfPlace(paths) {
    return misplaced.flatMap(({ found, fix }) => {
        const names = paths.flatMap((path) => found.exec(path)?.slice(1).find(Boolean) ?? []);
        const [name] = names;
        return name === undefined ? [] : [`${misplacedAt(name)} ${fix}`];
    });
}
function repository(paths, { from }) {
    if (!paths.some((path) => /^\.git(\/|$)/.test(path)))
        return [];
    const fix = from === 'tree' ? 'Set "source" to a directory that contains only the files of the layer. ' : '';
    const text = `".git" is at the root of the layer. ${fix}${(0,layer_to_check/* leaveOut */.o)(from, '".git"')}`;
    return [{ topic: 'something-must-not-be-in-the-layer', text }];
}
/** Files that runtimes find, by their paths from the root of a layer. */
const runtimeFiles = new RegExp([
    `^${(0,opt/* packagesPattern */.EC)('nodejs')}/`,
    `^${opt/* opt */.m7.python.folder}/(?:.*\\.py$|[^/]+\\.dist-info/)`,
    `^${opt/* opt */.m7.java.packages}/[^/]+\\.jar$`,
    `^${opt/* opt */.m7.ruby.folder}/gems/\\d`,
].join('|'));
/** Returns an error if the files of a runtime are all below an additional folder. */
function tooDeep(paths, { from }) {
    const [top, ...others] = new Set(paths.map((path) => path.split('/')[0] ?? ''));
    if (top === undefined || others.length > 0 || opt/* runtimeFolders */.QJ.includes(top))
        return [];
    const below = paths.map((path) => path.slice(top.length + 1));
    const found = below.find((path) => runtimeFiles.test(path));
    if (found === undefined)
        return [];
    const fix = from === 'tree'
        ? 'Set "source" to that folder.'
        : 'Zip the content of that folder, not the folder itself.';
    const folder = `${top}/${found.split('/', 1).join()}`;
    return [`${misplacedAt(folder)} All files are in the folder "${top}". ${fix}`];
}

// EXTERNAL MODULE: ./src/layer/runtimes.ts
var layer_runtimes = __webpack_require__(44188);
;// CONCATENATED MODULE: ./src/pack/checks/runtime-folders.ts




const versionedLanguages = ['nodejs', 'python', 'ruby'];
/** Folders of these languages in which no version searches for packages. */
const neverSearched = ['python/bin/', 'ruby/gems/'];
/** Finds folders that no declared runtime reads, and declared versions for which the layer has no packages. */
function unreadFoldersIn(all) {
    const found = versionedLanguages.map((language) => versionMismatches(language, all));
    return {
        errors: onLayout(found.flatMap(({ missing }) => missing)),
        warnings: onLayout([...found.flatMap(({ unused }) => unused), ...otherLanguages(all)]),
    };
}
function versionMismatches(language, { layer, paths, runtimes }) {
    const { folderFor: at, versionOf } = opt/* opt */.m7[language].versioned;
    const declared = (0,layer_runtimes/* versionsOf */.x4)(language, runtimes);
    const found = [...new Set(paths.flatMap((path) => versionOf(path) ?? []))];
    const unused = found.filter((version) => !declared.includes(version)).map(at);
    if (declared.length === 0 || found.length === 0)
        return { missing: [], unused: [] };
    const compatible = `"compatible-runtimes" (${runtimes.join(', ')})`;
    if (unused.length === found.length) {
        const places = declared.map(at).join(' or ');
        return {
            missing: [
                `No runtime in ${compatible} reads "${unused.join('", "')}". ` +
                    `Move the packages into ${places} if they work with that version, or add the runtime to "compatible-runtimes".`,
            ],
            unused: [],
        };
    }
    const missing = paths.some((path) => isReadByAll(path, language))
        ? []
        : declared.filter((version) => !found.includes(version));
    return {
        missing: missing.map((version) => `The layer has no ${at(version)}, so that functions with that version find no packages. ` +
            `Add it, or remove the runtime from ${compatible}.`),
        unused: unused.map((folder) => `No runtime in ${compatible} reads "${folder}". ${(0,layer_to_check/* leaveOut */.o)(layer.from, 'that folder')}`),
    };
}
function isReadByAll(path, language) {
    const { folder, versioned } = opt/* opt */.m7[language];
    const isOfOneVersion = versioned.versionOf(path) !== undefined;
    return (path.startsWith(`${folder}/`) && !isOfOneVersion && !neverSearched.some((one) => path.startsWith(one)));
}
/** Returns no warning if a custom or unknown runtime is declared, because it can read any folder. */
function otherLanguages({ paths, runtimes }) {
    const languages = runtimes.map((runtime) => (0,layer_runtimes/* factsOf */.xS)(runtime)?.language ?? 'provided');
    const folders = opt/* optLanguages */.Nk.filter((folder) => paths.some((path) => path.startsWith(`${folder}/`)));
    if (runtimes.length === 0 || folders.length === 0 || languages.includes('provided'))
        return [];
    if (folders.some((folder) => languages.includes(folder)))
        return [];
    return [
        `No runtime in "compatible-runtimes" (${runtimes.join(', ')}) reads ` +
            `${folders.map((folder) => `${folder}/`).join(' or ')} of the layer.`,
    ];
}

;// CONCATENATED MODULE: ./src/pack/checks/layout-check.ts




/** Finds files and folders that functions would not find, at least with one of the declared runtimes. Other folders are allowed. */
async function checkLayout(layer, runtimes) {
    const { files, links } = layer;
    // A link can be a folder: `node22 -> node20`.
    const paths = [...files.map(({ path }) => path), ...links.flatMap((path) => [path, `${path}/`])];
    const unread = unreadFoldersIn({ layer, paths, runtimes });
    return {
        errors: [
            ...misplacedIn(paths, layer),
            ...onLayout(notInstalled(paths, layer, await hasDependencies(layer))),
            ...unread.errors,
        ],
        warnings: [...onLayout([...loosePackages(paths), ...looseFiles(paths)]), ...unread.warnings],
    };
}
const nodeModules = new RegExp(`^${(0,opt/* packagesPattern */.EC)('nodejs')}/`);
const unpackedModules = /^nodejs\/(?:@[^/]+\/[^/]+\/package\.json$|\.bin\/|\.package-lock\.json$)/;
const pythonManifest = /^python\/(?:requirements[^/]*\.txt|pyproject\.toml|Pipfile)$/;
const notCode = /^python\/(?:README[^/]*|\.[^/]+|[^/]+\.lock)$/;
/** Returns errors about manifests whose packages are not installed, and about packages next to the folder in which they belong. */
function notInstalled(paths, { from }, nodeNeeds) {
    const errorFor = (manifest, folder, missing) => `The packages of "${manifest}" are not installed: ${missing}. ` +
        (from === 'tree'
            ? `Set "source" to the folder "${folder}", so that the action installs them.`
            : 'Install them before you create the zip.');
    const errors = [];
    const hasModules = paths.some((path) => nodeModules.test(path));
    const unpacked = paths.find((path) => unpackedModules.test(path));
    if (!hasModules && unpacked !== undefined) {
        errors.push(`${misplacedAt(unpacked)} Move the packages in nodejs/ into nodejs/node_modules/.`);
    }
    else if (!hasModules && nodeNeeds) {
        errors.push(errorFor('nodejs/package.json', 'nodejs', 'there is no nodejs/node_modules'));
    }
    const python = paths.filter((path) => path.startsWith('python/'));
    const manifest = python.find((path) => pythonManifest.test(path));
    if (manifest !== undefined && python.every((path) => pythonManifest.test(path) || notCode.test(path))) {
        errors.push(errorFor(manifest, 'python', 'there is nothing else in python/'));
    }
    return errors;
}
async function hasDependencies({ files, read }) {
    const path = 'nodejs/package.json';
    if (!files.some((file) => file.path === path))
        return false;
    try {
        const { dependencies } = JSON.parse((await read(path)).toString());
        return Object.keys(dependencies ?? {}).length > 0;
    }
    catch {
        return false;
    }
}
/** A warning only, because functions can load them by `require("/opt/nodejs/name")`. */
function loosePackages(paths) {
    const [name] = paths.flatMap((path) => /^nodejs\/([^/@]+)\/package\.json$/.exec(path)?.[1] ?? []);
    if (name === undefined || paths.some((path) => nodeModules.test(path)))
        return [];
    return [
        `Functions can load "nodejs/${name}" only by its full path, as in require("/opt/nodejs/${name}"). ` +
            'To load it by its name, move it into nodejs/node_modules/.',
    ];
}
/** A warning only, because functions can use them by `-javaagent:/opt/agent.jar` or `--require /opt/wrapper.js`. */
function looseFiles(paths) {
    const names = paths.filter((path) => /^(?!index\.)[^/]+\.(?:js|mjs|cjs|jar)$/.test(path));
    return names.map((name) => `Functions can load "${name}" only by its full path, /opt/${name}, because it is at the root of the layer. ` +
        `To load it by its name, move it into ${name.endsWith('.jar') ? 'java/lib' : 'nodejs/node_modules'}/.`);
}

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./src/base/files.ts
var files = __webpack_require__(26774);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/pack/checks/binary.ts + 4 modules
var checks_binary = __webpack_require__(12031);
// EXTERNAL MODULE: ./src/pack/checks/loaded-files.ts
var loaded_files = __webpack_require__(17600);
// EXTERNAL MODULE: ./src/pack/checks/pointers.ts
var pointers = __webpack_require__(18653);
;// CONCATENATED MODULE: ./src/pack/checks/scripts.ts



/** Returns why Linux does not start a script, by the beginning of the file. Undefined if it starts, or if the file is no script. */
function whyScriptFails(start, { layer, runtimes }) {
    const [line = ''] = start.toString('latin1').split('\n');
    if (!line.startsWith('#!'))
        return undefined;
    if (line.endsWith('\r')) {
        return {
            why: 'the first line has a Windows line ending',
            fix: 'Save it with Unix line endings. To keep Git from changing them, add "eol=lf" for the file in .gitattributes.',
        };
    }
    const command = commandIn(line);
    return whyEnvFails(command, runtimes) ?? whyNoInterpreter(interpreterOf(command), { layer, runtimes });
}
function commandIn(line) {
    const text = line.slice(2).trim();
    const [program = ''] = text.split(/\s/, 1);
    return { program, argument: text.slice(program.length).trim() };
}
/** The option with which env splits its argument into words. The rest of the text are these words. */
const splitOption = /^(?:-[0iv]*S|--split-string[= \t])[ \t]*/;
function isEnv({ program }) {
    return (0,posix_.basename)(program) === 'env';
}
/** Returns why env, which searches PATH for a program, does not start it. */
function whyEnvFails(command, runtimes) {
    const { program, argument } = command;
    if (!isEnv(command) || !/\s/.test(argument))
        return undefined;
    // The option exists since coreutils 8.30, and Amazon Linux 2 has 8.22 (AWS: "Comparing AL2 and AL2023").
    const without = runtimes.filter((runtime) => (0,layer_runtimes/* factsOf */.xS)(runtime)?.glibc === '2.26');
    const isSplit = splitOption.test(argument);
    if (isSplit && without.length === 0)
        return undefined;
    const byShell = 'Use a shell script that starts the program with its arguments.';
    if (isSplit)
        return { why: `env in ${without.join(', ')} does not support the option -S`, fix: byShell };
    return {
        why: `env searches for a program with the name ${JSON.stringify(argument)}`,
        fix: without.length === 0 ? `Use "#!${program} -S ${argument}".` : byShell,
    };
}
/** The languages whose interpreter is only in their own runtimes. `undefined`: no runtime has this interpreter. */
const languageOfInterpreter = {
    ...{ node: 'nodejs', python: 'python', python3: 'python', ruby: 'ruby', java: 'java' },
    ...{ php: undefined, deno: undefined, bun: undefined, pwsh: undefined },
};
function whyNoInterpreter(interpreter, { layer, runtimes }) {
    // It can be in another layer.
    if (interpreter === undefined || interpreter.startsWith('/opt/'))
        return undefined;
    const name = (0,posix_.basename)(interpreter);
    const [, version] = /^python(3\.\d+)$/.exec(name) ?? [];
    const known = version === undefined ? name : 'python3';
    if (!Object.hasOwn(languageOfInterpreter, known))
        return undefined;
    const isOnPath = interpreter === name && layer.files.some(({ path }) => path === `${opt/* programs */.cz}/${name}`);
    const without = runtimes.filter((runtime) => !hasInterpreter(runtime, languageOfInterpreter[known], version));
    if (isOnPath)
        return undefined;
    if (without.length === 0)
        return whyElsewhere(interpreter, known, runtimes);
    return {
        why: `${name} is required, and it is not in ${without.join(', ')}`,
        fix: `Use a compiled program or a shell script, or add ${name} to ${opt/* programs */.cz}/ of the layer and use "#!/usr/bin/env ${name}".`,
    };
}
/** The folder in which runtimes have these interpreters, and not in those of the system (AWS: base images for Lambda, /var/runtime/bootstrap). */
const folderOfRuntime = '/var/lang/bin';
const onlyInRuntime = ['node', 'python3', 'ruby'];
function whyElsewhere(interpreter, name, runtimes) {
    const isSystemPath = /^\/(?:usr\/(?:local\/)?)?bin\//.test(interpreter);
    const isKnown = runtimes.some((runtime) => (0,layer_runtimes/* factsOf */.xS)(runtime) !== undefined);
    if (!isSystemPath || !isKnown || !onlyInRuntime.includes(name))
        return undefined;
    return {
        why: `${interpreter} is required, and Lambda has it in ${folderOfRuntime}/`,
        fix: `Use "#!/usr/bin/env ${(0,posix_.basename)(interpreter)}".`,
    };
}
function hasInterpreter(runtime, language, version) {
    const facts = (0,layer_runtimes/* factsOf */.xS)(runtime);
    if (facts === undefined)
        return true;
    return facts.language === language && (version === undefined || facts.version === version);
}
/** Options of env that are followed by a value, such as the name of a variable (coreutils: "env invocation"). */
const optionWithValue = /^-[uC]$/;
/** Returns the interpreter of a script as its path, or as its name if it is searched on PATH by `env`. */
function interpreterOf(command) {
    if (!isEnv(command))
        return command.program;
    const words = command.argument.replace(splitOption, '').split(/\s+/);
    return words.find((word, index) => !word.startsWith('-') && !word.includes('=') && !optionWithValue.test(words[index - 1] ?? ''));
}

;// CONCATENATED MODULE: ./src/pack/checks/programs.ts









/**
 * Finds programs that would not start on Lambda. An error is about a file that Lambda starts itself: an extension, and the bootstrap of a
 * custom runtime. A warning is about a program in bin/, which a function can start (AWS: Lambda developer guide, "Lambda Extensions API"
 * and "Building a custom runtime").
 */
async function checkPrograms(layer, runtimes) {
    const paths = new Set([...layer.files.map(({ path }) => path), ...layer.links]);
    const faults = [];
    for (const path of paths) {
        const starter = starterOf(path, runtimes);
        const start = starter && (await layer.startOf(path));
        // Everything in the folders of Lambda is started, and in bin/ there can be data too.
        if (!start || (starter === 'functions' && !(0,files/* isProgram */.Vd)(withoutMark(start.bytes))))
            continue;
        const why = whyNotStarted(path, start, { layer, runtimes });
        if (why !== undefined)
            faults.push({ path, starter, ...why });
    }
    const of = (wanted) => messagesOn(faults.filter(({ starter }) => wanted.includes(starter)));
    return {
        errors: [...of(['Lambda']), ...onlyNested(layer)],
        warnings: of(['functions', 'a custom runtime']),
    };
}
function starterOf(path, runtimes) {
    if ((0,posix_.dirname)(path) === opt/* extensions */.XO)
        return 'Lambda';
    if ((0,posix_.dirname)(path) === opt/* programs */.cz)
        return 'functions';
    if (path !== 'bootstrap')
        return undefined;
    if (runtimes.length === 0)
        return 'a custom runtime';
    return runtimes.some((runtime) => (0,layer_runtimes/* factsOf */.xS)(runtime)?.language === 'provided') ? 'Lambda' : undefined;
}
function messagesOn(faults) {
    const groups = Map.groupBy(faults, ({ starter, why, fix }) => JSON.stringify([starter, why, fix]));
    return [...groups.values()].flatMap((group) => {
        const [first] = group;
        if (first === undefined)
            return [];
        const names = group.map(({ path }) => JSON.stringify(path)).join(', ');
        const starter = first.starter === 'functions' ? 'Functions' : 'Lambda';
        const text = `${starter} cannot start ${names}: ${first.why}. ${first.fix}`;
        return [(0,message/* about */.Cv)('lambda-cannot-start-a-program', text)];
    });
}
function whyNotStarted(path, { bytes, isExecutable }, { layer, runtimes }) {
    if (!(0,files/* isProgram */.Vd)(bytes))
        return whyNoProgram(path, bytes, layer);
    if (!isExecutable)
        return { why: 'the execute permission is missing', fix: fixForMode[layer.from] };
    if ((0,posix_.dirname)(path) === opt/* extensions */.XO && (0,loaded_files/* isLoadedAsLibrary */.Ft)(path)) {
        return {
            why: `only programs can be started, and Lambda starts every file in ${opt/* extensions */.XO}/`,
            fix: `Move shared libraries to ${opt/* sharedLibraries */.Xo}/.`,
        };
    }
    return whyScriptFails(bytes, { layer, runtimes });
}
/** Returns a text without the byte order mark at its beginning, with which Linux does not recognize a script. */
function withoutMark(bytes) {
    return bytes.subarray(bytes.indexOf('\ufeff') === 0 ? 3 : 0);
}
function whyNoProgram(path, start, { from }) {
    if ((0,files/* isProgram */.Vd)(withoutMark(start))) {
        return {
            why: 'it begins with a byte order mark instead of "#!"',
            fix: 'Save it as UTF-8 without a byte order mark.',
        };
    }
    const binary = (0,checks_binary/* readBinary */.C8)(start);
    switch (binary?.kind) {
        case 'foreign':
            return { why: `it is for ${binary.system}, and Lambda runs Linux`, fix: 'Build it for Linux.' };
        case 'pointer':
            return { why: 'it is only a Git LFS pointer instead of the program', fix: pointers/* fixForPointers */.X[from] };
        default:
            return {
                why: 'only ELF programs and scripts that begin with "#!" can be started',
                fix: `Move data files out of ${(0,posix_.dirname)(path)}/.`,
            };
    }
}
const fixForMode = {
    tree: 'Make it executable with "chmod +x", and commit the change. On Windows, use "git update-index --chmod=+x".',
    archive: 'Make it executable before you create the zip. Zips that are created on Windows have no executable files.',
};
/** Lambda ignores folders in extensions/. A layer with nothing else there has probably been created with one folder too many. */
function onlyNested({ files, links }) {
    const paths = [...files.map(({ path }) => path), ...links].filter((path) => path.startsWith(`${opt/* extensions */.XO}/`));
    const [first] = paths;
    if (first === undefined || paths.some((path) => (0,posix_.dirname)(path) === opt/* extensions */.XO))
        return [];
    return [
        (0,message/* about */.Cv)('lambda-cannot-start-a-program', `Lambda starts only files that are directly in ${opt/* extensions */.XO}/, and the layer has only files in folders below it, such as ` +
            `${JSON.stringify(first)}. Move the program of the extension to ${opt/* extensions */.XO}/.`),
    ];
}

// EXTERNAL MODULE: ./src/packages/installed.ts
var packages_installed = __webpack_require__(86543);
;// CONCATENATED MODULE: ./src/pack/checks/sensitive.ts



/** Files in which programs store passwords, tokens and keys. */
const fileNames = new RegExp(`(?:^|/)(?:${[
    // Templates and code that reads the file contain no secrets.
    String.raw `\.env(?:\.(?!(?:[^/]+\.)?(?:example|sample|template|tpl|dist|defaults?|schema|[cm]?[jt]s|md)$)[^/]+)?`,
    String.raw `\.envrc`,
    String.raw `\.npmrc`,
    String.raw `\.pypirc`,
    String.raw `[._]netrc`,
    String.raw `\.git-credentials`,
    String.raw `\.pgpass`,
    String.raw `\.vault-token`,
    String.raw `\.dockercfg`,
    String.raw `\.docker/config\.json`,
    String.raw `\.config/gcloud/[^/]+`,
    String.raw `\.kube/config`,
    String.raw `\.gem/credentials`,
    String.raw `\.m2/settings\.xml`,
    String.raw `\.cargo/credentials(?:\.toml)?`,
    String.raw `terraform\.tfstate(?:\.backup)?`,
    // Key stores
    String.raw `[^/]+\.(?:p12|pfx)`,
    'id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?',
].join('|')})$`);
/** Folders with such files. The configuration of a repository can contain a token. Another check rejects a repository at the root. */
const folderNames = /^(.*?(?:^|\/)(?:\.aws|\.azure|\.gnupg|\.ssh|(?<=\/)\.git))(?:\/|$)/;
/** Files that can contain a private key. The limit is in bytes. Larger files are bundles of certificates. */
const keyFileName = /\.(?:pem|key|p8|asc)$/i;
const keyLimit = 100_000;
/**
 * Finds files whose names indicate secrets, and private keys. In the user's code they are errors, because everybody who can use the layer
 * can read them. In an installed package they are warnings, because its publisher is responsible for them.
 */
async function sensitiveFilesIn(layer) {
    const suspects = await suspectsIn(layer);
    if (suspects.length === 0)
        return { errors: [], warnings: [] };
    const ownerOf = await (0,packages_installed/* installedOwners */.x)(layer);
    const { own = [], installed = [] } = Object.groupBy(suspects, ({ path }) => ownerOf(path) ? 'installed' : 'own');
    const { from } = layer;
    return {
        errors: messageOn('The layer has', own, [
            'Everybody who can use the layer can read them.',
            (0,layer_to_check/* leaveOut */.o)(from, 'these files'),
        ]),
        warnings: messageOn('Installed packages have', installed, [
            (0,layer_to_check/* leaveOut */.o)(from, 'files that the functions do not need'),
        ]),
    };
}
function messageOn(subject, suspects, advice) {
    const names = [...new Set(suspects.map(({ name }) => name))];
    if (names.length === 0)
        return [];
    const found = `${subject} files whose names indicate secrets, or that are private keys: ${(0,listed/* listed */.K)(names)}.`;
    return [{ topic: 'something-must-not-be-in-the-layer', text: [found, ...advice].join(' ') }];
}
async function suspectsIn({ files: all, links, read }) {
    const named = [...all.map(({ path }) => path), ...links].flatMap((path) => {
        const [, folder] = folderNames.exec(path) ?? [];
        if (folder !== undefined)
            return [{ name: folder, path }];
        return fileNames.test(path) ? [{ name: path, path }] : [];
    });
    const known = new Set(named.map(({ path }) => path));
    const keys = [];
    for (const file of all.filter((one) => !known.has(one.path))) {
        if (await isPrivateKey(file, read))
            keys.push({ name: file.path, path: file.path });
    }
    return [...named, ...keys];
}
async function isPrivateKey({ path, size }, read) {
    if (!keyFileName.test(path) || size > keyLimit)
        return false;
    return /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/.test((await read(path)).toString('latin1'));
}

// EXTERNAL MODULE: ./src/pack/checks/size.ts
var size = __webpack_require__(3990);
;// CONCATENATED MODULE: ./src/pack/checks/inspect.ts












/**
 * Returns the contents of a layer. Throws one Problem with the errors that are already known, and with the errors of all checks: of the
 * size, of the layout, and for secrets.
 */
async function inspect(layer, { runtimes }, known = []) {
    const { files, from } = layer;
    const amount = files.length === 0 && known.length > 0 ? [] : emptyOrTooMany(layer);
    // A zip that is rejected anyway is not inflated.
    const isRead = from === 'tree' || (known.length === 0 && (0,size/* total */.X5)(files) <= size_limits/* unzippedLimit */.P);
    const shares = await (0,size/* largest */.nQ)(isRead ? layer : { files, read: unread }, 10);
    const tooLarge = (0,size/* tooLargeUnzipped */.Rh)(layer, shares, await slimmable(layer, runtimes));
    const found = [
        await checkLayout(layer, runtimes),
        ...(isRead ? [await sensitiveFilesIn(layer)] : []),
        ...(isRead ? [await checkPrograms(layer, runtimes)] : []),
        collisionsIn(layer),
    ];
    const all = [...known, ...amount, ...found.flatMap(({ errors }) => errors), ...tooLarge];
    if (all.length > 0)
        throw new problem/* Problem */.AF(all);
    return {
        files: files.length,
        unzippedSize: (0,size/* total */.X5)(files),
        largest: shares,
        warnings: found.flatMap(({ warnings }) => warnings),
    };
}
/** Returns what "slim" would leave out of a tree that is too large. */
async function slimmable(layer, runtimes) {
    if (layer.from === 'archive' || (0,size/* total */.X5)(layer.files) <= size_limits/* unzippedLimit */.P)
        return [];
    const haveSdk = runtimes.length > 0 && (0,slim/* runtimesWithoutSdk */.op)(runtimes).length === 0;
    const { summary } = await (0,slim_slim/* slimmingOf */._)(layer, { kinds: haveSdk ? slim/* slimKinds */.j6 : slim/* safeSlimKinds */.eA, runtimes });
    return summary.kinds;
}
function unread() {
    return Promise.reject(new Error('entries of a rejected zip are not read'));
}
function emptyOrTooMany({ files, from }) {
    if (files.length === 0) {
        const remedy = from === 'tree' ? 'Check the inputs "source", "exclude" and "slim".' : 'Check how the zip was created.';
        return [
            { topic: 'the-layer-would-be-empty', text: `The layer is empty: it contains no files. ${remedy}` },
        ];
    }
    if (files.length <= directory/* entriesLimit */.yd)
        return [];
    const text = `The layer has ${(0,figures/* count */.U9)(files.length)} files, and a zip can contain at most ${(0,figures/* count */.U9)(directory/* entriesLimit */.yd)}. ` +
        (0,layer_to_check/* leaveOut */.o)(from, 'files that the functions do not need');
    return [{ topic: 'the-layer-is-too-large', text }];
}


/***/ }),

/***/ 71106:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed)
/* harmony export */ });
/* harmony import */ var _base_figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90656);

const most = 10;
/** Returns at most ten paths in quotes, and the number of the others. */
function listed(paths) {
    const names = paths.slice(0, most).map((path) => JSON.stringify(path));
    const more = paths.length - names.length;
    return `${names.join(', ')}${more > 0 ? `, and ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(more)} more` : ''}`;
}


/***/ }),

/***/ 17600:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ isLoadedAsBinary),
/* harmony export */   Ft: () => (/* binding */ isLoadedAsLibrary),
/* harmony export */   Pj: () => (/* binding */ isLoadedAsCode),
/* harmony export */   VT: () => (/* binding */ isForeignModule)
/* harmony export */ });
/* harmony import */ var _layer_opt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72368);

/** Shared libraries and add-ons: `a.so`, `a.so.1.2`, `a.node`. */
const library = /\.(?:so(?:\.\d[^./]*)*|node)$/;
/** Python on Windows and Ruby on macOS use these names for extension modules. */
const foreignModule = /\.(?:pyd|bundle)$/;
/** Programs that Lambda or functions start, and programs of packages. In packages, those for Windows have an extension. */
const program = new RegExp(`^(?:${_layer_opt_js__WEBPACK_IMPORTED_MODULE_0__/* .programs */ .cz}|${_layer_opt_js__WEBPACK_IMPORTED_MODULE_0__/* .extensions */ .XO})/[^/]+$|^bootstrap$|/bin/[^/.]+$`);
const source = /\.(?:py|[cm]?js|json|rb|jar|class|wasm)$/;
/** Data for the tests of a package, and debug information. `numpy/testing` is code that is imported. */
const neverLoaded = /(?:^|\/)(?:tests?|__tests__|test[-_]?data|fixtures?|\.debug|lib\/debug)\//i;
/** Returns whether a path is that of a library that functions load. */
function isLoadedAsLibrary(path) {
    return library.test(path) && !neverLoaded.test(path);
}
/** Returns whether a path is that of an extension module for another system, whose name ends with `.so` on Linux. */
function isForeignModule(path) {
    return foreignModule.test(path);
}
/** Returns whether a path is that of a library or program that functions load. Other libraries for macOS and Windows are never loaded. */
function isLoadedAsBinary(path) {
    return [library, program, foreignModule].some((name) => name.test(path)) && !neverLoaded.test(path);
}
/** Returns whether a path is that of code that functions load. */
function isLoadedAsCode(path) {
    return isLoadedAsBinary(path) || (source.test(path) && !neverLoaded.test(path));
}


/***/ }),

/***/ 43287:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ hasNativeCode),
  L: () => (/* binding */ requireLoads)
});

// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/layer/layer-to-check.ts
var layer_to_check = __webpack_require__(34797);
// EXTERNAL MODULE: ./src/packages/package-name.ts
var package_name = __webpack_require__(79025);
// EXTERNAL MODULE: ./src/packages/wheels.ts
var packages_wheels = __webpack_require__(27409);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./src/layer/opt.ts
var opt = __webpack_require__(72368);
// EXTERNAL MODULE: ./src/pack/checks/loaded-files.ts
var loaded_files = __webpack_require__(17600);
;// CONCATENATED MODULE: ./src/pack/checks/platform.ts
/** The words that packages use in paths for operating systems, processors and C libraries. */
const words = [
    'linux linux32 linux64 linuxmusl linuxglibc android alpine darwin macos osx apple win win32 win64 windows msvc freebsd netbsd openbsd sunos unknown pc',
    'x64 x86 x86_64 x86-64 amd64 ia32 i386 i486 i586 i686 386 arm armel armhf armv5 armv6 armv6l armv7 armv7l armv8 arm64 arm64v8 aarch64 armeabi universal universal2',
    'ppc ppc64 ppc64le powerpc64 powerpc64le s390 s390x riscv64 riscv64gc loong64 loongarch64 mips mipsel mips64 mips64el',
    'musl musleabi musleabihf gnu gnueabi gnueabihf glibc libc',
]
    .flatMap((line) => line.split(' '))
    // The longest first, so that `x86_64` does not match as `x86`.
    .sort((one, other) => other.length - one.length)
    .join('|');
const platform = new RegExp(`(?<![a-z0-9])(?:${words})(?:[-_.+](?:${words}))*(?![a-z0-9])`, 'gi');
const platformWithSeparator = new RegExp(`[-_.]?${platform.source}`, 'gi');
/** Returns the name of a file without its platform. `a.musl.node` and `a.node` become the same. */
function withoutPlatform(name) {
    return name.replaceAll(platformWithSeparator, '');
}
/** Returns a path with `*` for each platform. `prebuilds/linux-arm64/a.node` and `prebuilds/linux-x64/a.node` become the same. */
function platformPattern(path) {
    return path.replaceAll(platform, '*');
}

;// CONCATENATED MODULE: ./src/pack/checks/alternatives.ts




/**
 * Returns a function that returns whether a package has another file for the target, instead of a file for another platform. The package
 * selects one of them at run time: their paths name platforms, or their names differ only in the platform. `fitting` are the paths of the
 * files that load on the target.
 */
function alternativesAmong(fitting) {
    const named = Map.groupBy(fitting.flatMap(platformNames), ({ pattern }) => pattern);
    const variants = new Set(fitting.map(variantOf));
    const modules = new Set(fitting.map(moduleOf));
    return (path) => ((0,loaded_files/* isForeignModule */.VT)(path) && modules.has(moduleOf(path))) ||
        platformNames(path).some(({ pattern, name }) => named.get(pattern)?.some((other) => other.name !== name) || variants.has(variantOf(path)));
}
/** Returns whether the path of a file names a platform. */
function namesPlatform(path) {
    return platformNames(path).length > 0;
}
/** Returns the folder of the package to which a file belongs, or the path itself if it belongs to none. */
function packageFolderOf(path) {
    return packageFolder.exec(path)?.[0] ?? path;
}
const packageFolder = new RegExp(`^(?:.*/node_modules/(?:@[^/]+/)?|${(0,opt/* packagesPattern */.EC)('python')}/)[^/]+(?=/)`);
/** Returns a text that is the same for the builds of one file for several platforms: the package, and the name without the platform. */
function variantOf(path) {
    return `${packageFolderOf(path)} ${withoutPlatform((0,posix_.basename)(path))}`;
}
/** Returns the path of a Python module. Its name ends differently for Linux (`a.cpython-313-x86_64-linux-gnu.so`) and Windows (`a.cp313-win_amd64.pyd`). */
function moduleOf(path) {
    const [name = ''] = (0,posix_.basename)(path).split('.', 1);
    return `${(0,posix_.dirname)(path)}/${name}`;
}
/** Returns the path of a file, and of its folder, if they name a platform. `pattern` contains `*` instead of the platform. */
function platformNames(path) {
    return [path, `${(0,posix_.dirname)(path)}/`]
        .map((name) => ({ pattern: platformPattern(name), name }))
        .filter(({ pattern, name }) => pattern !== name);
}

// EXTERNAL MODULE: ./src/pack/checks/listed.ts
var listed = __webpack_require__(71106);
// EXTERNAL MODULE: ./src/layer/runtimes.ts
var layer_runtimes = __webpack_require__(44188);
;// CONCATENATED MODULE: ./src/pack/checks/misfit.ts


/** Returns why a file does not load on the target, or undefined if it loads, if nothing loads it, or if it is not known. */
function misfitOf({ path, binary }, target) {
    const why = whyOf({ path, binary }, target);
    return why && { path, ...why };
}
function whyOf({ path, binary }, target) {
    switch (binary.kind) {
        case 'foreign':
            return (0,loaded_files/* isLoadedAsBinary */.$V)(path) ? otherSystem(binary.system) : undefined;
        case 'damaged':
            return (0,loaded_files/* isLoadedAsBinary */.$V)(path) ? (otherMachine(binary, target) ?? rejected(binary, target)) : undefined;
        case 'loadable':
            return (((0,loaded_files/* isLoadedAsBinary */.$V)(path) && binary.system !== 'Linux' ? otherSystem(binary.system) : undefined) ??
                otherMachine(binary, target) ??
                otherLibc(binary) ??
                ((0,loaded_files/* isLoadedAsBinary */.$V)(path) && !(0,loaded_files/* isLoadedAsLibrary */.Ft)(path) ? otherLoader(binary, target) : undefined) ??
                ((0,loaded_files/* isLoadedAsBinary */.$V)(path) ? rejected(binary, target) : undefined) ??
                newerGlibc(binary, target));
        case 'never loaded':
        case 'pointer':
        case 'no code':
            return undefined;
    }
}
function otherSystem(system) {
    return {
        reason: 'system',
        what: `is for ${system}`,
        fix: 'Lambda runs Linux. Install the packages on Linux, or build the files for Linux.',
    };
}
function otherMachine({ machine }, { architecture }) {
    if (machine === undefined || machine === architecture)
        return undefined;
    return { reason: 'platform', what: `is for ${machine}`, fix: fixForMachine(machine, architecture) };
}
function fixForMachine(machine, architecture) {
    return machine === 'x86_64' || machine === 'arm64'
        ? `Build for ${architecture}, or set "compatible-architectures" to ${machine} if the functions run on ${machine}.`
        : `Build for ${architecture}.`;
}
function otherLibc({ isMusl }) {
    if (!isMusl)
        return undefined;
    const fix = 'Lambda has glibc. Use a build for glibc instead of one for musl (Alpine, musllinux).';
    return { reason: 'platform', what: 'is for musl', fix };
}
/** The dynamic loaders of Amazon Linux (System V ABI of each processor), and folders that functions can fill. */
const loaders = {
    x86_64: '/lib64/ld-linux-x86-64.so.2',
    arm64: '/lib/ld-linux-aarch64.so.1',
};
const usualLoader = /^\/(?:usr\/)?lib(?:64)?\/ld-linux-(?:x86-64\.so\.2|aarch64\.so\.1)$|^\/(?:opt|tmp|var)\/|^[^/]/;
/** Linux does not start a program whose loader is missing. A library is loaded without the loader that it names. */
function otherLoader({ loader }, { architecture }) {
    if (loader === undefined || usualLoader.test(loader))
        return undefined;
    return {
        reason: 'platform',
        what: `requires the dynamic loader ${loader}`,
        fix: `Lambda does not have that file. Build the program in Amazon Linux, or set its loader with "patchelf --set-interpreter ${loaders[architecture]}".`,
    };
}
function rejected({ machine, damage }, { runtimes }) {
    if (damage === undefined)
        return undefined;
    const { what, loadsSince } = damage;
    if (loadsSince !== undefined && (0,layer_runtimes/* compareVersions */.Zy)((0,layer_runtimes/* glibcFor */.H7)(runtimes), loadsSince) >= 0)
        return undefined;
    const fix = 'Install or build the file again. Tools such as strip and patchelf can damage it.';
    return { reason: machine === undefined ? 'platform' : 'build', what, fix };
}
function newerGlibc({ glibc }, { runtimes }) {
    const limit = (0,layer_runtimes/* glibcFor */.H7)(runtimes);
    if (glibc === undefined || (0,layer_runtimes/* compareVersions */.Zy)(glibc, limit) <= 0)
        return undefined;
    const fix = `The oldest of these runtimes has glibc ${limit}. Use a build for it, such as manylinux_${limit.replace('.', '_')}.`;
    return { reason: 'build', what: `requires glibc ${glibc}`, fix };
}

;// CONCATENATED MODULE: ./src/pack/checks/npm-systems.ts
/** The maximum size of a package.json that is read, in bytes. Real ones are far smaller. */
const manifestLimit = 1_000_000;
/**
 * Returns whether the npm package of a file declares that it is not for Linux, such as fsevents (npm: package.json, "os"). Other packages
 * then work without it.
 */
async function isNotForLinux(path, { files, read }) {
    const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path) ?? [];
    const manifest = files.find((file) => file.path === `${folder}package.json`);
    if (manifest === undefined || manifest.size > manifestLimit)
        return false;
    const systems = systemsIn((await read(manifest.path)).toString());
    const allowed = systems.filter((system) => !system.startsWith('!'));
    return systems.includes('!linux') || (allowed.length > 0 && !allowed.includes('linux'));
}
function systemsIn(manifest) {
    try {
        const { os } = JSON.parse(manifest);
        return [os].flat().filter((system) => typeof system === 'string');
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: ./src/pack/checks/pointers.ts
var pointers = __webpack_require__(18653);
;// CONCATENATED MODULE: ./src/pack/checks/python-extensions.ts


/** Returns the extension modules that a declared Python version does not import, because their file name has another version or platform. */
function extensionMisfits({ files }, { runtimes, architecture }) {
    const declared = (0,layer_runtimes/* versionsOf */.x4)('python', runtimes);
    const platform = architecture === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
    const extensions = files.flatMap(({ path }) => extensionOf(path) ?? []);
    const alternatives = Map.groupBy(extensions, ({ module }) => module);
    const isFor = (other) => ['', platform].includes(other);
    const fits = (one, version) => isFor(one.platform) && (/^(abi3t?)?$/.test(one.abi) || one.abi === `cpython-${version.replace('.', '')}`);
    return extensions.flatMap((one) => {
        const versionOfFolder = opt/* opt */.m7.python.versioned.versionOf(one.path);
        const versions = versionOfFolder === undefined ? declared : [versionOfFolder];
        const missing = versions.filter((version) => !alternatives.get(one.module)?.some((other) => fits(other, version)));
        if (missing.length === 0)
            return [];
        const fix = isFor(one.platform)
            ? `Install the packages for Python ${missing.join(' and ')}, or declare only the runtimes of the installed packages in "compatible-runtimes".`
            : `Python imports only files for its platform. Install the packages for ${platform}.`;
        const what = isFor(one.platform) ? languageOf(one.abi) : one.platform;
        return [{ path: one.path, reason: 'build', what: `is for ${what}`, fix }];
    });
}
function extensionOf(path) {
    const [, module, abi = '', platform = ''] = /^(python\/(?:[^/]+\/)*[^/.]+)(?:\.(cpython-\d+[a-z]*|pypy\d+(?:-pp\d+)?|graalpy\d+|abi3t?)(?:-([^/.]+))?)?\.so$/.exec(path) ?? [];
    return module === undefined ? undefined : { path, module, abi, platform };
}
function languageOf(abi) {
    const [, major, minor] = /^cpython-(\d)(\d+[a-z]*)$/.exec(abi) ?? [];
    return major === undefined ? abi : `Python ${major}.${minor ?? ''}`;
}

;// CONCATENATED MODULE: ./src/pack/checks/native.ts










/** Returns whether a layer has native code that runs on only one architecture. */
function hasNativeCode(files) {
    return files.some(({ binary: { kind } }) => kind === 'loadable' || kind === 'damaged');
}
/**
 * Returns warnings about native code and Git LFS pointers. Throws one Problem with every package whose native code does not load on the
 * target, and with pointers that replace code or the user's files. A file for another platform is allowed next to one for the target: the
 * package selects one of them at run time.
 */
async function requireLoads(files, layer, target) {
    const judged = files.map((file) => ({ ...file, misfit: misfitOf(file, target) }));
    const fitting = judged.filter((file) => file.misfit === undefined && isForLinux(file));
    const hasAlternative = alternativesAmong(fitting.map(({ path }) => path));
    const hasLinuxCode = packagesForLinux(files);
    const misfits = judged
        .flatMap(({ misfit }) => misfit ?? [])
        .filter(({ path, reason }) => reason === 'build' || !hasAlternative(path))
        .filter(({ path, reason }) => reason !== 'system' || !namesPlatform(path) || !hasLinuxCode(path));
    const unread = judged.filter(({ misfit }) => misfit === undefined);
    const found = [
        await messagesOnMisfits(misfits, layer, target),
        await (0,pointers/* messagesOnPointers */.s)(pathsOf('pointer', files), layer, hasAlternative),
    ];
    const errors = found.flatMap((findings) => findings.errors);
    if (errors.length > 0)
        throw new problem/* Problem */.AF(errors);
    return [
        ...messagesOn(pathsOf('damaged', unread), 'damaged native code', 'It was not checked whether these files load on Lambda.'),
        ...messagesOn(pathsOf('no code', files).filter((path) => !hasAlternative(path)), 'files that have the names of native code and contain something else', 'They do not load on Lambda.'),
        ...found.flatMap(({ warnings }) => warnings),
    ];
}
function pathsOf(kind, files) {
    return files.filter(({ binary }) => binary.kind === kind).map(({ path }) => path);
}
/**
 * Returns a function that returns whether the package of a file has code for Linux. It then has files for other systems too that do not exist
 * for Linux, such as for the consoles of Windows.
 */
function packagesForLinux(files) {
    const linux = files.filter(isForLinux);
    const folders = new Set(linux.map(({ path }) => packageFolderOf(path)));
    return (path) => folders.has(packageFolderOf(path));
}
function isForLinux({ binary }) {
    return binary.kind === 'loadable' && binary.system === 'Linux';
}
async function messagesOnMisfits(ofBinaries, layer, target) {
    const known = new Set(ofBinaries.map(({ path }) => path));
    const ofNames = extensionMisfits(layer, target).filter(({ path }) => !known.has(path));
    const misfits = [...(await withoutUnused(ofBinaries, layer)), ...ofNames];
    if (misfits.length === 0)
        return { errors: [], warnings: [] };
    const wheels = await (0,packages_wheels/* wheelFilesOf */.C)(layer);
    const named = misfits.map((misfit) => {
        const wheel = wheels.get(misfit.path);
        return { ...misfit, isPure: wheel?.isPure === true, owner: wheel?.name ?? (0,package_name/* packageOf */.w)(misfit.path) };
    });
    const refused = named.filter(({ isPure }) => !isPure);
    if (refused.length > 0)
        return { errors: [onLoading(misfitsError(refused, layer, target))], warnings: [] };
    const warnings = named.map(({ owner, path, what }) => `${owner} declares that it runs on every platform, but its file "${path}" ${what}. ` +
        'The package works only if that file is never loaded.');
    return { errors: [], warnings: warnings.map(onLoading) };
}
/** Leaves out files of npm packages that are only for another system. A package whose name contains a platform is one of several builds. */
async function withoutUnused(misfits, layer) {
    const used = [];
    for (const misfit of misfits) {
        const isCandidate = misfit.reason === 'system' && !namesPlatform(`${packageFolderOf(misfit.path)}/`);
        if (!isCandidate || !(await isNotForLinux(misfit.path, layer)))
            used.push(misfit);
    }
    return used;
}
function onLoading(text) {
    return { text, topic: 'native-code-does-not-load' };
}
function misfitsError(misfits, { from }, target) {
    const packages = Map.groupBy(misfits, ({ owner }) => owner);
    const list = [...packages].map(([name, [first, ...others]]) => {
        const more = others.length === 0 ? '' : `, and ${others.length} more`;
        return `${name} ("${first?.path ?? ''}" ${first?.what ?? ''}${more})`;
    });
    const fixes = [...new Set(misfits.map(({ fix }) => fix))];
    return (`The layer has native code that does not load on ${nameOfTarget(target)}: ${list.join(', ')}. ` +
        `${fixes.join(' ')} ${(0,layer_to_check/* leaveOut */.o)(from, 'files that are never loaded')}`);
}
function nameOfTarget({ runtimes, architecture }) {
    return runtimes.length === 0 ? architecture : `${architecture} with ${runtimes.join(', ')}`;
}
function messagesOn(paths, what, consequence) {
    return paths.length === 0 ? [] : [onLoading(`The layer has ${what}: ${(0,listed/* listed */.K)(paths)}. ${consequence}`)];
}


/***/ }),

/***/ 18653:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ fixForPointers),
/* harmony export */   s: () => (/* binding */ messagesOnPointers)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29662);
/* harmony import */ var _layer_layer_to_check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34797);
/* harmony import */ var _packages_installed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86543);
/* harmony import */ var _listed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71106);
/* harmony import */ var _loaded_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17600);





/** The sentence on how to get the files instead of their Git LFS pointers. */
const fixForPointers = {
    tree: 'Add "lfs: true" to the step that uses actions/checkout.',
    archive: 'Run "git lfs pull" before you create the zip.',
};
const fixForPackages = 'Install Git LFS before the packages, or install them from a package registry.';
/**
 * Finds Git LFS pointers among these paths. An error is about the user's files, and about code in installed packages. Other files of packages
 * are warnings, because they can be data for tests. `isReplaced` returns whether the target loads another file instead.
 */
async function messagesOnPointers(paths, layer, isReplaced) {
    if (paths.length === 0)
        return { errors: [], warnings: [] };
    const ownerOf = await (0,_packages_installed_js__WEBPACK_IMPORTED_MODULE_0__/* .installedOwners */ .x)(layer);
    const isInstalled = (path) => ownerOf(path) !== undefined;
    const [installed, own] = [paths.filter(isInstalled), paths.filter((path) => !isInstalled(path))];
    const isNeeded = (path) => (0,_loaded_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoadedAsCode */ .Pj)(path) && !isReplaced(path);
    const message = (subject, found, fix) => {
        if (found.length === 0)
            return [];
        const what = `${subject} only Git LFS pointers instead of files: ${(0,_listed_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .K)(found)}.`;
        const remedy = (0,_layer_layer_to_check_js__WEBPACK_IMPORTED_MODULE_3__/* .leaveOut */ .o)(layer.from, 'files that the functions do not need');
        return [(0,_base_message_js__WEBPACK_IMPORTED_MODULE_4__/* .about */ .Cv)('a-file-is-only-a-git-lfs-pointer', `${what} ${fix} ${remedy}`)];
    };
    return {
        errors: [
            ...message('The layer has', own, fixForPointers[layer.from]),
            ...message('Installed packages have', installed.filter(isNeeded), fixForPackages),
        ],
        warnings: message('Installed packages have', installed.filter((path) => !isNeeded(path)), fixForPackages),
    };
}


/***/ }),

/***/ 3990:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dz: () => (/* binding */ inUnits),
/* harmony export */   Rh: () => (/* binding */ tooLargeUnzipped),
/* harmony export */   X5: () => (/* binding */ total),
/* harmony export */   nQ: () => (/* binding */ largest),
/* harmony export */   xE: () => (/* binding */ requireFitsUpload)
/* harmony export */ });
/* harmony import */ var _base_figures_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90656);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _layer_layer_to_check_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34797);
/* harmony import */ var _layer_size_limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39181);
/* harmony import */ var _packages_owners_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14793);
/* harmony import */ var _packages_package_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79025);






/** Files that most archives do not need. `why` is set if the runtime already contains them. A layer directory has "slim" for them. */
const dispensable = [
    {
        pattern: 'python/**/{boto3,botocore,s3transfer}',
        fits: /^python\/(?:.*\/)?(?:boto3|botocore|s3transfer)\//,
        why: 'included in the Python runtimes',
    },
    {
        pattern: '**/node_modules/@aws-sdk',
        fits: /\/node_modules\/@aws-sdk\//,
        why: 'included in the Node.js runtimes',
    },
    { pattern: '**/{test,tests}', fits: /\/tests?\// },
    { pattern: '**/{doc,docs,examples}', fits: /\/(?:docs?|examples)\// },
    { pattern: '**/*.pyi', fits: /\.pyi$/ },
    { pattern: '**/*.map', fits: /\.map$/ },
    { pattern: '**/*.d.ts', fits: /\.d\.[mc]?ts$/ },
    { pattern: '**/__pycache__', fits: /\/__pycache__\// },
];
/** Returns the largest packages of a layer, largest first. It finds packages as the comparison of two layers does. */
async function largest({ files, read }, count) {
    const bytesOf = new Map(files.map(({ path, size }) => [path, size]));
    const { found, ownerOf } = await (0,_packages_owners_js__WEBPACK_IMPORTED_MODULE_1__/* .ownersOf */ .K)({
        files,
        read: async (path, atMost) => (bytesOf.get(path) ?? 0) > atMost ? undefined : read(path).catch(() => undefined),
    });
    const names = new Map(found.map((one) => [(0,_packages_owners_js__WEBPACK_IMPORTED_MODULE_1__/* .keyOf */ .T)(one), one.name]));
    const sizes = new Map();
    for (const { path, size } of files) {
        const name = names.get(ownerOf(path) ?? '') ?? (0,_packages_package_name_js__WEBPACK_IMPORTED_MODULE_2__/* .packageOf */ .w)(path);
        sizes.set(name, (sizes.get(name) ?? 0) + size);
    }
    return [...sizes]
        .map(([name, size]) => ({ name, size }))
        .sort((one, other) => other.size - one.size || (one.name < other.name ? -1 : 1))
        .slice(0, count);
}
/**
 * Returns the error about a layer that is too large for Lambda, with its largest packages, and with files that it does not need: those that
 * "slim" would leave out. The list is empty if the layer is not too large.
 */
function tooLargeUnzipped({ files, from }, shares, slimmable = []) {
    const size = total(files);
    if (size <= _layer_size_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .unzippedLimit */ .P)
        return [];
    const what = slimmable.length > 0 ? 'other files' : 'files that the functions do not need';
    return [
        {
            topic: 'the-layer-is-too-large',
            text: `The layer has ${inUnits(size)} unzipped, and Lambda accepts at most ${inUnits(_layer_size_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .unzippedLimit */ .P)}. ` +
                `${named(shares)}${from === 'tree' ? adviceOnSlim(slimmable) : advice(files)}${(0,_layer_layer_to_check_js__WEBPACK_IMPORTED_MODULE_4__/* .leaveOut */ .o)(from, what)}`,
        },
    ];
}
/** Throws a Problem with the largest packages if the archive is too large for direct upload. An upload through S3 has no such limit. */
function requireFitsUpload(size, shares) {
    if (size <= _layer_size_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .directUploadLimit */ .o)
        return;
    throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        topic: 'the-zip-is-too-large-to-send',
        text: `The zip has ${inUnits(size)}, and Lambda accepts at most ${inUnits(_layer_size_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .directUploadLimit */ .o)} by direct upload. ` +
            'To upload it through S3, set "s3-bucket" to a bucket in each Region, such as "layers-{account}-{region}". ' +
            named(shares).trim(),
    });
}
/** Returns the total unzipped size of files, in bytes. */
function total(files) {
    return files.reduce((sum, { size }) => sum + size, 0);
}
/** Returns a size in readable units and in bytes. In megabytes alone, a size just above a limit would look like the limit. */
function inUnits(size) {
    return `${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_5__/* .bytes */ .ee)(size)} (${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(size)} bytes)`;
}
function named(shares) {
    const names = shares.map((share) => `${share.name} ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_5__/* .bytes */ .ee)(share.size)}`);
    return names.length === 0 ? '' : `The largest packages are ${names.join(', ')}. `;
}
function adviceOnSlim(slimmable) {
    const kinds = slimmable.map(({ kind, size }) => `${kind} (${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_5__/* .bytes */ .ee)(size)})`);
    return kinds.length === 0 ? '' : `The input "slim" would leave out ${kinds.join(', ')}. `;
}
function advice(files) {
    const found = dispensable.flatMap(({ pattern, fits, why }) => {
        const size = total(files.filter(({ path }) => fits.test(path)));
        return size === 0 ? [] : [`${pattern} (${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_5__/* .bytes */ .ee)(size)}${why === undefined ? '' : `; ${why}`})`];
    });
    return found.length === 0 ? '' : `Usually not needed: ${found.join(', ')}. `;
}


/***/ }),

/***/ 23611:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ judgeArchive)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/layer/layer-to-check.ts
var layer_to_check = __webpack_require__(34797);
// EXTERNAL MODULE: ./src/layer/size-limits.ts
var size_limits = __webpack_require__(39181);
// EXTERNAL MODULE: ./src/zip/content.ts
var zip_content = __webpack_require__(89234);
// EXTERNAL MODULE: ./src/zip/deflate-worker.mjs
var deflate_worker = __webpack_require__(59367);
// EXTERNAL MODULE: ./src/zip/links.ts
var zip_links = __webpack_require__(96802);
// EXTERNAL MODULE: ./src/zip/strict-reader.ts + 1 modules
var strict_reader = __webpack_require__(81273);
// EXTERNAL MODULE: ./src/zip/zip-messages.ts
var zip_messages = __webpack_require__(81513);
// EXTERNAL MODULE: ./src/pack/checks/binary.ts + 4 modules
var binary = __webpack_require__(12031);
// EXTERNAL MODULE: ./src/pack/checks/inspect.ts + 8 modules
var inspect = __webpack_require__(54203);
// EXTERNAL MODULE: ./src/pack/checks/native.ts + 5 modules
var checks_native = __webpack_require__(43287);
// EXTERNAL MODULE: ./src/pack/checks/size.ts
var checks_size = __webpack_require__(3990);
;// CONCATENATED MODULE: ./src/pack/in-order.ts
/** Processes items in parallel, and yields the results in the order of the items. Throws the first error in that order. */
async function* inOrder(items, make, { count, weight, weigh }) {
    const underWay = [];
    let load = 0;
    const isFull = (more) => underWay.length >= count || load + more > weight;
    async function* whileFull(more) {
        while (isFull(more)) {
            const first = underWay.shift();
            if (first === undefined)
                return;
            yield await first.result;
            load -= first.weight;
        }
    }
    for (const item of items) {
        const own = weigh(item);
        yield* whileFull(own);
        const result = make(item);
        // After the first failure, nothing waits for the other results. Without this, another failure would end the process.
        result.catch(() => undefined);
        underWay.push({ result, weight: own });
        load += own;
    }
    yield* whileFull(Infinity);
}

;// CONCATENATED MODULE: ./src/pack/judge-archive.ts

















/**
 * Judges a zip of the user, which is published byte for byte. At first, only its list of files is checked. Throws one Problem with
 * everything for which Lambda would reject the layer, or would not find its files. `write` then inflates each entry, and throws one Problem
 * with all entries that are damaged, that point outside of the layer, or that do not load.
 */
async function judgeArchive(given, { path, target }) {
    const bytes = await readWithinBounds(given);
    const zip = (0,strict_reader/* readZip */.u)(bytes);
    const layer = layerToCheck(zip);
    const { largest, warnings, ...contents } = await (0,inspect/* inspect */.N)(layer, target, errorsFrom(zip.faults));
    return {
        write: async () => {
            const binaries = await binariesIn(zip.entries);
            const loading = await (0,checks_native/* requireLoads */.L)(binaries, layer, target);
            await (0,promises_.writeFile)(path, bytes, { flag: 'wx' });
            const sha256 = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('base64');
            return {
                archive: { path, sha256, size: bytes.length, hasNativeCode: (0,checks_native/* hasNativeCode */.X)(binaries), ...contents },
                largest,
                warnings: [...warnings, ...loading],
            };
        },
    };
}
/** Returns the bytes of a zip. Rejects one that is too large even before it is unzipped. Node cannot read more than 2 GiB at once. */
async function readWithinBounds(path) {
    const { size } = await (0,promises_.stat)(path);
    if (size <= size_limits/* unzippedLimit */.P)
        return (0,promises_.readFile)(path);
    throw new problem/* Problem */.AF({
        topic: 'the-layer-is-too-large',
        text: `Input "archive" is a zip of ${(0,checks_size/* inUnits */.Dz)(size)}, and Lambda accepts at most ${(0,checks_size/* inUnits */.Dz)(size_limits/* unzippedLimit */.P)} unzipped. ` +
            (0,layer_to_check/* leaveOut */.o)('archive', 'files that the functions do not need'),
    });
}
function errorsFrom(faults) {
    return (0,zip_messages/* sentencesOn */.c)('Input "archive"', faults);
}
/** The maximum size of a metadata file that is read, in bytes. The metadata of packages is far smaller. */
const metadataLimit = 16 * 1024 * 1024;
function layerToCheck({ entries, faults }) {
    const files = entries.filter(({ kind }) => kind !== 'directory');
    const byPath = new Map(files.map((entry) => [entry.path, entry]));
    const entryAt = (path) => {
        const entry = byPath.get(path);
        if (entry === undefined)
            throw new Error('no such entry');
        if (faults.length > 0)
            throw new Error('entries of a rejected zip are not inflated');
        return entry;
    };
    const read = async (path) => {
        const entry = entryAt(path);
        if (entry.size > metadataLimit)
            throw new problem/* Problem */.AF(errorsFrom([tooLong(entry)]));
        return (0,zip_content/* contentOf */.$E)(entry);
    };
    const fileAt = async (path, hops = 0) => {
        const entry = byPath.get(path);
        if (entry?.kind !== 'link')
            return entry;
        if (hops > zip_links/* maximumHops */.H)
            return undefined;
        return fileAt((0,posix_.join)((0,posix_.dirname)(path), (await read(path)).toString()), hops + 1);
    };
    return {
        files,
        links: files.filter(({ kind }) => kind === 'link').map(({ path }) => path),
        read,
        startOf: async (path) => {
            const entry = await fileAt(path);
            return entry && { isExecutable: ((entry.mode ?? 0) & 0o111) !== 0, bytes: await (0,zip_content/* startOf */.GH)(entry) };
        },
        from: 'archive',
    };
}
function tooLong({ path, size }) {
    return `has a metadata file of ${(0,figures/* count */.U9)(size)} bytes, ${(0,zip_messages/* shown */.S)(path)}, and the action reads at most ${(0,figures/* count */.U9)(metadataLimit)}. Remove it from the zip.`;
}
/** The maximum number of entries that are inflated in parallel, and their maximum total size in bytes. */
const judge_archive_window = { count: 8, weight: 32 * 1024 * 1024 };
/** Returns the binaries among entries. Reads all content. Throws one Problem with all entries that differ from what the zip declares. */
async function binariesIn(entries) {
    const binaries = [];
    const links = new Map();
    const damaged = [];
    const weigh = ({ size }) => size;
    for await (const found of inOrder(entries, examine, { ...judge_archive_window, weigh })) {
        if ('binary' in found)
            binaries.push(found);
        else if ('target' in found)
            links.set(found.path, found.target);
        else if ('fault' in found)
            damaged.push(found.fault);
    }
    const errors = errorsFrom([...damaged, ...(0,zip_links/* faultsOfLinks */.K)(links)]);
    if (errors.length > 0)
        throw new problem/* Problem */.AF(errors);
    return binaries;
}
async function examine(entry) {
    const { path, kind } = entry;
    try {
        if (kind === 'link')
            return { path, target: await (0,zip_content/* contentOf */.$E)(entry) };
        const content = await (0,zip_content/* contentWhere */.r$)(entry, (start) => (0,binary/* canBeBinary */.r9)(path, (0,deflate_worker/* signatureOf */.yK)(start)));
        return (content && (0,binary/* binaryFileOf */.lz)(path, content)) ?? {};
    }
    catch (error) {
        return {
            fault: `has an entry that cannot be read, ${(0,zip_messages/* shown */.S)(path)}: ${(0,problem/* messageOf */.bD)(error)}. Create the zip again.`,
        };
    }
}


/***/ }),

/***/ 84921:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ slimmingOf)
});

// EXTERNAL MODULE: ./src/layer/slim.ts
var slim = __webpack_require__(5316);
// EXTERNAL MODULE: ./src/packages/installed.ts
var installed = __webpack_require__(86543);
// EXTERNAL MODULE: ./src/packages/packages.ts
var packages_packages = __webpack_require__(85580);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
;// CONCATENATED MODULE: ./src/pack/slim/names.ts

/** Files whose names show that they are about the license or the copyright. Also `bundle.js.LICENSE.txt` and folders such as `licenses/`. */
const aboutLicense = /(?:^|[-_. ])(?:un)?(?:licen[cs]e[sd]?|copying|copyright|notices?|patents?|authors?|contributors|eula|third[-_. ]?party\w*)(?:[-_. ]|$)/i;
/** Returns whether the path of a file is about the license or the copyright of a package. Such files are never left out. */
function isAboutLicense(path) {
    return path.split('/').some((name) => aboutLicense.test(name.replace(/([a-z])(?=[A-Z])/g, '$1-')));
}
const documentNames = [
    ...['readme', 'changelog', 'changes', 'history', 'contributing', 'code[-_]of[-_]conduct', 'security'],
    ...['upgrad(?:e|ing)', 'migrat(?:ion|ing)', 'release[-_]?notes', 'releases', 'news', 'todo', 'roadmap'],
    ...['governance', 'maintainers', 'support', 'faq'],
].join('|');
/** A name that is only used for documents, such as `README.zh-CN`. */
const stem = new RegExp(`^(?:${documentNames})(?:[-_.].*)?$`, 'i');
const markup = new Set(['.md', '.mkd', '.markdown', '.rst', '.adoc', '.asciidoc', '.textile', '.rdoc']);
/** Without markup, a file in lower case can be data or a program: `history`, `news.txt`. */
const plain = new RegExp(`^(?:[Rr]ead[Mm]e|[Cc]hange[Ll]og|${documentNames.toUpperCase()})(?:\\.txt)?$`);
/** Returns whether a file is a document for people, such as a README or a changelog, by its name. */
function isDocument(path) {
    const { name, ext, base } = (0,posix_.parse)(path);
    return (markup.has(ext.toLowerCase()) && stem.test(name)) || plain.test(base);
}
const inQuotes = new RegExp(`((?:${documentNames}|conftest)[\\w.~-]{0,100})['"\`]`, 'gi');
/** Returns the names of documents that a text contains directly before a quotation mark, as code that reads them does. */
function documentsIn(text) {
    return new Set([...text.matchAll(inQuotes)].flatMap(([, name]) => name ?? []));
}
/** Returns whether a file is a README, which can contain the license of its package. */
function isReadme(path) {
    return /^readme/i.test((0,posix_.basename)(path));
}

;// CONCATENATED MODULE: ./src/pack/slim/candidates.ts


/** Returns the tests and the documentation of a package. If one folder is in another one, only the outer one is returned. */
function candidatesIn(owner) {
    const find = finders[owner.ecosystem](owner);
    const found = new Map();
    for (const file of owner.files) {
        const at = find(file.path);
        if (at === undefined || isAboutLicense(file.path.slice(owner.root.length)))
            continue;
        const known = found.get(at.path);
        if (known)
            known.files.push(file);
        else
            found.set(at.path, { ...at, owner, files: [file] });
    }
    return [...found.values()].filter(isPlausible);
}
const testFolders = new Set(['test', 'tests', '__tests__']);
const docFolders = new Set(['doc', 'docs', 'example', 'examples', 'man']);
/** The names that candidates have, as the source of a regular expression without groups. Source code is searched for them. */
const candidateNames = 'tests?|__tests__|specs?|features|docs?|examples?|samples?|man|conftest';
const finders = {
    npm: ({ root }) => {
        return (path) => {
            const folders = foldersOf(path, root);
            const test = folders.findIndex((name) => testFolders.has(name));
            // Deeper folders with these names can be code: yaml/dist/doc.
            if (docFolders.has(folders[0] ?? ''))
                return folderAt('docs', root, folders.slice(0, 1));
            return test < 0 ? candidates_document(path) : folderAt('tests', root, folders.slice(0, test + 1));
        };
    },
    pypi: (owner) => {
        const { root, path: info } = owner;
        // A wheel with nothing but "tests" is a package of this name.
        const from = hasOtherModules(owner) ? 0 : 1;
        return (path) => {
            if (path.startsWith(`${info}/`))
                return undefined;
            const folders = foldersOf(path, root);
            if (folders[0] === 'share' && ['doc', 'man'].includes(folders[1] ?? ''))
                return folderAt('docs', root, folders.slice(0, 2));
            const at = folders.findIndex((name, index) => index >= from && (testFolders.has(name) || docFolders.has(name)));
            if (at >= 0) {
                const kind = testFolders.has(folders[at] ?? '') ? 'tests' : 'docs';
                return folderAt(kind, root, folders.slice(0, at + 1));
            }
            return (0,posix_.basename)(path) === 'conftest.py' ? { kind: 'tests', path } : candidates_document(path);
        };
    },
    gem: ({ root }) => {
        const tests = new Set(['test', 'tests', 'spec', 'specs', 'features']);
        const docs = new Set([...docFolders, 'sample', 'samples']);
        return (path) => {
            if (!path.startsWith(`${root}/`))
                return undefined;
            const [first = '', ...others] = foldersOf(path, root);
            if (tests.has(first))
                return folderAt('tests', root, [first]);
            if (docs.has(first))
                return folderAt('docs', root, [first]);
            return first === 'lib' && others.length > 0 ? undefined : candidates_document(path);
        };
    },
};
function foldersOf(path, root) {
    return path
        .slice(root.length + 1)
        .split('/')
        .slice(0, -1);
}
function folderAt(kind, root, folders) {
    return { kind, path: [root, ...folders].join('/') };
}
function candidates_document(path) {
    return isDocument(path) ? { kind: 'docs', path } : undefined;
}
function hasOtherModules({ root, files }) {
    return files.some(({ path }) => {
        const [top = ''] = path.slice(root.length + 1).split('/');
        return /\.(?:py|so)$/.test(path) && ![...testFolders, ...docFolders, 'bin', 'share'].includes(top);
    });
}
const sourceFile = {
    npm: /\.(?:[cm]?[jt]sx?|coffee)$/,
    pypi: /\.(?:pyx?|pyi)$/,
    gem: /\.(?:rb|feature)$/,
};
/** A folder of tests has source code. Otherwise, it can be data with this name. A Python package among the documentation is code. */
function isPlausible({ kind, path, owner: { ecosystem }, files }) {
    if (files.length === 1 && files[0]?.path === path)
        return true;
    if (kind === 'docs') {
        if ((0,posix_.basename)(path) === 'man')
            return files.every((file) => /\.(?:\d|md|html|txt|gz)$/.test(file.path));
        return ecosystem !== 'pypi' || !files.some((file) => file.path === `${path}/__init__.py`);
    }
    return files.some((file) => sourceFile[ecosystem].test(file.path));
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
;// CONCATENATED MODULE: ./src/pack/slim/references.ts



/** The number of files that are read in parallel. */
const parallel = 16;
/**
 * Returns the candidates that no code outside of candidates uses, directly or through another candidate. All code of the layer counts,
 * including the user's.
 */
async function unusedOf(candidates, { files, read }, { isCode, ofPackages, inFile }) {
    if (candidates.length === 0)
        return [];
    const around = new Map(candidates.flatMap((candidate) => candidate.files.map(({ path }) => [path, candidate])));
    const code = files.filter(({ path }) => isCode(path)).map(({ path }) => path);
    const used = new Set(ofPackages());
    const limit = (0,p_limit/* default */.A)(parallel);
    const usedBy = async (paths) => {
        const found = await limit.map(paths, async (path) => {
            // A file that is too large to be read is no source code.
            const content = await read(path).catch(() => Buffer.alloc(0));
            return inFile(path, content);
        });
        return found.flat();
    };
    let next = code.filter((path) => !around.has(path) || used.has(around.get(path)));
    while (next.length > 0) {
        const added = new Set((await usedBy(next)).filter((candidate) => !used.has(candidate)));
        for (const candidate of added)
            used.add(candidate);
        next = code.filter((path) => added.has(around.get(path)));
    }
    return candidates.filter((candidate) => !used.has(candidate));
}
/** Returns what a map contains for a path, or for the nearest folder around it. */
function nearestIn(path, places) {
    for (let place = path; place.length > 1; place = (0,posix_.dirname)(place)) {
        const found = places.get(place);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** Returns the candidates that are files, and whose names are in a text. */
function namedIn(text, candidates) {
    const files = candidates.filter(({ path, files: [first] }) => first?.path === path);
    if (files.length === 0)
        return [];
    const names = documentsIn(text);
    return files.filter(({ path }) => names.has((0,posix_.basename)(path)));
}

;// CONCATENATED MODULE: ./src/pack/slim/node-references.ts



/** A path in quotes that begins with "./" or "../". The group ends with the last folder that has the name of a candidate. */
const relativePath = new RegExp(`['"\`](\\.{1,2}/(?:[^'"\`\\n]{0,200}/)?(?:${candidateNames}))(?=[/'"\`$])`, 'g');
/** A path in a package. The groups are the package and the path. */
const pathInPackage = new RegExp(`['"\`]((?:@[\\w.~-]+/)?[\\w.~-]+)/((?:[\\w.~-]+/)*(?:${candidateNames}))(?=[/'"\`$])`, 'g');
/** A path from the folder of a file: `__dirname + '/test/x'`, or `join(__dirname, 'test')`. */
const pathParts = new RegExp(`['"\`](?:[^'"\`\\n:]{0,200}/)?(${candidateNames})/|/(${candidateNames})['"\`]|` +
    `\\b(?:join|resolve)\\([^()\\n]{0,200}['"\`](${candidateNames})['"\`]`, 'g');
const hasOwnPath = /__dirname|__filename|import\.meta|require\.resolve/;
/** Finds the tests and documents of npm packages that code of a layer loads or reads. */
function nodeReferences(candidates) {
    const byPath = new Map(candidates.map((candidate) => [candidate.path, candidate]));
    const byRoot = Map.groupBy(candidates, ({ owner }) => owner.root);
    const rootsByName = Map.groupBy(byRoot.keys(), (root) => root.slice(root.lastIndexOf('node_modules/') + 13));
    const around = (path) => {
        const found = nearestIn(path, byPath);
        return found ? [found] : [];
    };
    return {
        isCode: (path) => path.startsWith('nodejs/') &&
            /\.(?:[cm]?[jt]sx?)$|\/bin\/[^/.]+$/.test(path) &&
            !/\.d\.[cm]?ts$/.test(path),
        ofPackages: () => {
            const owners = new Set(candidates.map(({ owner }) => owner));
            return [...owners].flatMap(({ root, manifest }) => entryPaths(manifest).flatMap((path) => around((0,posix_.join)(root, path))));
        },
        inFile: (path, content) => {
            const text = content.toString('latin1');
            const relative = [...text.matchAll(relativePath)].flatMap(([, given = '']) => around((0,posix_.join)((0,posix_.dirname)(path), given)));
            const inPackages = [...text.matchAll(pathInPackage)].flatMap(([, name = '', rest = '']) => (rootsByName.get(name) ?? []).flatMap((root) => around(`${root}/${rest}`)));
            const owned = nearestIn(path, byRoot) ?? [];
            return [...relative, ...inPackages, ...byOwnPath(text, owned), ...namedIn(text, owned)];
        },
    };
}
function byOwnPath(text, owned) {
    if (owned.length === 0 || !hasOwnPath.test(text))
        return [];
    const names = new Set([...text.matchAll(pathParts)].map(([, ...groups]) => groups.find(Boolean)));
    return owned.filter(({ path }) => names.has((0,posix_.basename)(path)));
}
/** Returns the paths that a package.json offers to other code, or starts. `files` and `scripts` do not count. */
function entryPaths(manifest) {
    return ['main', 'module', 'browser', 'exports', 'imports', 'bin'].flatMap((key) => textsIn(manifest[key]).filter((text) => !text.startsWith('#')));
}
function textsIn(value) {
    if (typeof value === 'string')
        return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

// EXTERNAL MODULE: ./src/layer/opt.ts
var opt = __webpack_require__(72368);
;// CONCATENATED MODULE: ./src/pack/slim/python-imports.ts

/** The groups are the module, and the imported names, which can be on several lines. */
const fromImport = /(?:^|[;:])[ \t]*from[ \t]+([.\w][.\w \t]*?)import\b[ \t]*(\([^)]{0,5000}\)|(?:[^\n#;\\]|\\\r?\n)*)/gm;
const plainImport = /(?:^|[;:])[ \t]*c?import[ \t]+((?:[^\n#;\\]|\\\r?\n)*)/gm;
/**
 * A module in quotes, for functions such as import_module. The group is truncated after the name of a candidate. A text that ends with a dot
 * is compared with names of modules, unless code adds to it.
 */
const python_imports_inQuotes = new RegExp(`['"](\\.*(?:\\w+\\.)*(?:${candidateNames}))(?!\\w|\\.['"](?!\\s*\\+))`, 'g');
/** The list of names that "import *" imports. Modules of the package can be among them. */
const exported = /\b__all__\b[^\n=]{0,20}=[ \t]*[[(]([^\])]{0,20000})[\])]/g;
const hasName = new RegExp(`(?<!\\w)(?:${candidateNames})(?!\\w)`);
/**
 * Returns the dotted names of the modules that Python source code can import, without those that cannot be tests or documentation. In
 * `from a import b`, b can be a module or a value, so both `a` and `a.b` are returned. `place` is the package of the code.
 */
function importsOf(text, place) {
    if (!hasName.test(text))
        return [];
    const modules = [...text.matchAll(plainImport)].flatMap(([, names = '']) => namesIn(names));
    const values = [...text.matchAll(fromImport)].flatMap(([, from = '', names = '']) => {
        const base = resolved(from.replace(/\s/g, ''), place);
        return base === undefined ? [] : [base, ...namesIn(names).map((name) => joined(base, name))];
    });
    const quoted = [...text.matchAll(python_imports_inQuotes)].flatMap(([, name = '']) => 
    // A word without a dot is rarely a module: "tests".
    name.includes('.') ? (resolved(name, place) ?? []) : []);
    const all = [...text.matchAll(exported)].flatMap(([, names = '']) => [...names.matchAll(/['"](\w+)['"]/g)].map(([, name = '']) => joined(place, name)));
    return [...modules, ...values, ...quoted, ...all];
}
/** Returns the dotted names in compiled code that begin with a package and contain the name of a candidate. */
function importsOfCompiled(content) {
    return ['.test', '.doc', '.example', '.conftest'].flatMap((start) => {
        const found = new Set();
        for (let at = content.indexOf(start); at >= 0;) {
            const { word, end } = wordAround(content, at);
            found.add(word);
            at = content.indexOf(start, end);
        }
        return [...found];
    });
}
/** The maximum length of a name in compiled code. */
const longestName = 200;
function wordAround(content, at) {
    const isPart = (index) => /[\w.]/.test(String.fromCharCode(content[index] ?? 0));
    let [start, end] = [at, at];
    while (start > 0 && at - start < longestName && isPart(start - 1))
        start--;
    while (end - at < longestName && isPart(end))
        end++;
    return { word: content.toString('latin1', start, end), end };
}
function namesIn(list) {
    return list
        .replace(/#[^\n]*/g, '')
        .replace(/[()\\]/g, ' ')
        .split(',')
        .map((item) => /^\s*([\w.*]+)/.exec(item)?.[1] ?? '')
        .filter((name) => name !== '');
}
/** Returns the absolute name of a module. One dot is the package of the code itself. Undefined if there are too many dots. */
function resolved(given, place) {
    const name = given.replace(/^\.+/, '');
    const dots = given.length - name.length;
    if (dots === 0)
        return name;
    const parts = place === '' ? [] : place.split('.');
    const up = dots - 1;
    return up > parts.length ? undefined : joined(parts.slice(0, parts.length - up).join('.'), name);
}
function joined(one, other) {
    return [one, other].filter((part) => part !== '').join('.');
}

;// CONCATENATED MODULE: ./src/pack/slim/python-references.ts





const inPackages = new RegExp(`^${(0,opt/* packagesPattern */.EC)('python')}/(.+)$`);
const entryPoints = /\.dist-info\/entry_points\.txt$/;
/** Code that finds files of its own package. */
const python_references_hasOwnPath = /__file__|__path__|__spec__|resources|pkgutil|pkg_resources/;
/** A path in quotes with the name of a candidate, and what follows. An address is no path. */
const quotedPath = new RegExp(`['"](?:[^'"\\n:]{0,200}/)?(${candidateNames})(/[^'"\\n]{0,200})?['"](\\s*[,/]\\s*f?['"\\w(*])?`, 'g');
const joinsPaths = /join|Path|resource|files\(|\/\s*f?['"]|['"]\s*\//;
/** An example in a docstring, or a comment. */
const isNoCode = /^\s*(?:>>>|\.\.\.|#)/;
/** Finds the tests and documents of Python packages that code of a layer imports or reads. */
function pythonReferences(candidates) {
    const byModule = Map.groupBy(candidates, ({ path }) => moduleOf(path));
    const byFolder = Map.groupBy(candidates, ({ path }) => (0,posix_.dirname)(path));
    const around = (module) => {
        for (let name = module; name !== ''; name = parentOf(name)) {
            const found = byModule.get(name);
            if (found)
                return found;
        }
        return [];
    };
    return {
        isCode: (path) => path.startsWith(`${opt/* opt */.m7.python.folder}/`) && (/\.(?:py|pyx|so)$/.test(path) || entryPoints.test(path)),
        ofPackages: () => [],
        inFile: (path, content) => {
            if (path.endsWith('.so'))
                return importsOfCompiled(content).flatMap(around);
            const text = content.toString('latin1');
            if (entryPoints.test(path))
                return [...text.matchAll(/[\w.]+/g)].flatMap(([module]) => around(module));
            const modules = importsOf(text, parentOf(moduleOf(path)));
            return [...modules.flatMap(around), ...readIn(text, () => nextTo(path, byFolder))];
        },
    };
}
/** Returns the dotted name of the module at a path. */
function moduleOf(path) {
    const [, inside = path] = inPackages.exec(path) ?? [];
    return inside.replace(/\.pyx?$/, '').replaceAll('/', '.');
}
function parentOf(module) {
    return module.slice(0, Math.max(0, module.lastIndexOf('.')));
}
/** Returns the candidates next to a file, and next to the folders around it. */
function nextTo(path, byFolder) {
    const folder = (0,posix_.dirname)(path);
    return folder === '.' ? [] : [...(byFolder.get(folder) ?? []), ...nextTo(folder, byFolder)];
}
/**
 * Returns the candidates near a file that the file finds by their paths. For tests, the path must lead to a file in them, because packages
 * also use the path of their tests to run them, or to recognize callers: pandas.util._exceptions.
 */
function readIn(text, nearFile) {
    if (!python_references_hasOwnPath.test(text))
        return [];
    const near = nearFile();
    if (near.length === 0)
        return [];
    const paths = [...text.matchAll(quotedPath)].flatMap(({ index, 0: quoted, 1: name, 2: inside, 3: next }) => {
        const line = lineAt(text, index);
        const isPath = !isNoCode.test(line) && (quoted.includes('/') || joinsPaths.test(line));
        return isPath ? [{ name, leadsInside: inside !== undefined || next !== undefined }] : [];
    });
    const used = new Set(paths.map(({ name }) => name));
    const usedInside = new Set(paths.flatMap(({ name, leadsInside }) => (leadsInside ? [name] : [])));
    const isUsed = ({ path, kind }) => (kind === 'docs' ? used : usedInside).has((0,posix_.basename)(path));
    return [...near.filter(isUsed), ...namedIn(text, near)];
}
/** The number of characters around a match that are regarded as its line. A line can have the length of the file. */
const longestLine = 500;
function lineAt(text, index) {
    const before = text.slice(Math.max(0, index - longestLine), index);
    const after = text.slice(index, index + longestLine);
    return `${before.slice(before.lastIndexOf('\n') + 1)}${after.split('\n', 1).join('')}`;
}

;// CONCATENATED MODULE: ./src/pack/slim/ruby-references.ts



/** A path to a folder of the same gem: `require_relative "../../test/x"`, `"#{root}/spec"` or `root.join("spec")`. */
const folderPath = new RegExp(`/(${candidateNames})(?=[/'"])|\\b(?:join|expand_path)\\b[^\\n]{0,200}['"](${candidateNames})['"]`, 'g');
/** Finds the tests and documents of gems that their own code loads or reads. Code of other gems cannot load them by a name. */
function rubyReferences(candidates) {
    const byRoot = Map.groupBy(candidates, ({ owner }) => owner.root);
    return {
        isCode: (path) => path.startsWith('ruby/') && /\.rb$|\/(?:bin|exe)\/[^/.]+$/.test(path),
        ofPackages: () => [],
        inFile: (path, content) => {
            const owned = nearestIn(path, byRoot) ?? [];
            if (owned.length === 0)
                return [];
            const text = content.toString('latin1').replace(/https?:\/\/[^\s'"]+/g, '');
            const folders = new Set([...text.matchAll(folderPath)].map(([, one, other]) => one ?? other));
            return [...owned.filter((one) => folders.has((0,posix_.basename)(one.path))), ...namedIn(text, owned)];
        },
    };
}

// EXTERNAL MODULE: ./src/layer/runtimes.ts
var layer_runtimes = __webpack_require__(44188);
;// CONCATENATED MODULE: ./src/pack/slim/runtime-sdk.ts

/** Returns the packages of the AWS SDKs that the declared runtimes include, and the packages inside of them. */
async function sdkAmong(packages, { runtimes, directDependencies, read }) {
    const languages = new Set(runtimes.map((runtime) => (0,layer_runtimes/* factsOf */.xS)(runtime)?.language));
    const { npm = [], pypi = [], gem = [] } = Object.groupBy(packages, ({ ecosystem }) => ecosystem);
    const found = [
        ...(languages.has('nodejs') ? sdkForNode(npm, directDependencies) : []),
        ...(languages.has('python') ? await sdkForPython(pypi, read) : []),
        ...(languages.has('ruby') ? gem.filter(isSdkGem) : []),
    ];
    const roots = found.filter(({ ecosystem }) => ecosystem === 'npm').map(({ root }) => `${root}/`);
    return packages.filter((one) => found.includes(one) || roots.some((root) => one.root.startsWith(root)));
}
/** The packages of the SDK that functions can load from the Node.js runtimes. Functions cannot load the parts that these need. */
const offered = /^@aws-sdk\/(?:client-[\w-]+|lib-dynamodb|util-dynamodb)$/;
const partOfSdk = /^@(?:aws-sdk|smithy)\//;
/**
 * A part of the SDK stays if other code can load it: a package outside of the SDK depends on it, or the project does. For example,
 * aws-xray-sdk-core needs @smithy/service-error-classification, which the runtimes do not offer.
 */
function sdkForNode(npm, direct) {
    const parts = npm.filter(({ name, manifest }) => partOfSdk.test(name) && manifest['name'] === name);
    const partsNamed = Map.groupBy(parts, ({ name }) => name);
    const closure = (names) => {
        const reached = new Set();
        const visit = (name) => {
            if (reached.has(name) || !partsNamed.has(name))
                return;
            reached.add(name);
            for (const one of partsNamed.get(name) ?? [])
                dependenciesOf(one).forEach(visit);
        };
        names.forEach(visit);
        return reached;
    };
    const ofSdk = closure([...partsNamed.keys()].filter((name) => offered.test(name)));
    const others = npm.filter(({ name }) => !ofSdk.has(name));
    const needed = closure([...others.flatMap(dependenciesOf), ...(direct ?? [...partsNamed.keys()].filter(isUnknown))].filter((name) => !offered.test(name)));
    return parts.filter(({ name }) => ofSdk.has(name) && (offered.test(name) || !needed.has(name)));
}
/** If the direct dependencies are not known, each of these can be one. */
function isUnknown(name) {
    return name.startsWith('@smithy/');
}
function dependenciesOf({ manifest }) {
    return ['dependencies', 'optionalDependencies', 'peerDependencies'].flatMap((key) => Object.keys(manifest[key] ?? {}));
}
const sdkOfPython = ['boto3', 'botocore', 's3transfer', 'jmespath'];
/** Returns no package if another package restricts the version: it would not work with the version that AWS chooses. */
async function sdkForPython(pypi, read) {
    const sdk = pypi.filter(({ name }) => sdkOfPython.includes(name));
    if (sdk.length === 0)
        return [];
    for (const { files, path } of pypi.filter((one) => !sdk.includes(one))) {
        const metadata = `${path}/METADATA`;
        if (!files.some((file) => file.path === metadata))
            continue;
        if (restrictsSdk((await read(metadata)).toString('latin1')))
            return [];
    }
    return sdk;
}
/** Returns whether core metadata has a requirement such as `botocore <1.40` or `boto3 ==1.39.1`. `boto3 <2` allows what AWS chooses. */
function restrictsSdk(metadata) {
    const [header = ''] = metadata.split(/\r?\n\r?\n/, 1);
    const requirements = header.matchAll(/^Requires-Dist:\s*(?:boto3|botocore|s3transfer)(?![\w-])([^;\n]*)/gim);
    return [...requirements].some(([, versions = '']) => [...versions.matchAll(/(===?|<=?|~=)\s*([\d.*]+)/g)].some(([, operator = '', version = '']) => isNarrow(operator, version.split('.'))));
}
/** Returns whether a version specifier excludes newer versions with the same first number (PyPA: "Version specifiers"). */
function isNarrow(operator, [, ...rest]) {
    switch (operator) {
        case '<':
            return rest.some((part) => Number(part) > 0);
        case '~=':
            return rest.length > 1;
        default:
            return rest[0] !== '*' && (operator !== '<=' || rest.length > 0);
    }
}
/** A gem of a service, or one that all of these need. Other gems with such names, such as aws-sdk-rails, are not in the runtimes. */
function isSdkGem({ name, root, files }) {
    const [, gem = ''] = /^(aws-sdk(?:-\w+)?)-\d/.exec(name) ?? [];
    return (['aws-sdk', 'aws-sdk-core', 'aws-sdk-resources'].includes(gem) ||
        files.some(({ path }) => gem !== '' && path === `${root}/lib/${gem}/client_api.rb`));
}

;// CONCATENATED MODULE: ./src/pack/slim/typings.ts


/** Returns the files of packages that only compilers and editors read: type declarations and stubs. */
async function typingsIn(packages, read) {
    const { npm = [], pypi = [], gem = [] } = Object.groupBy(packages, ({ ecosystem }) => ecosystem);
    const found = [
        ...(await unlessRead(hasCompiler(npm) ? [] : npm, declarations, read)),
        ...(await unlessRead(pypi, stubs, read)),
    ];
    return [...found, ...signaturesIn(gem)];
}
const declarations = {
    isTyping: (path) => /\.d\.[cm]?ts(?:\.map)?$|\.[cm]?jsx?\.flow$/.test(path),
    isCode: (path) => /\.[cm]?js$/.test(path),
    reader: /\.d\.[cm]?ts['"`]/,
};
/** lazy_loader reads the stubs of a package by attach_stub. Checkers of types contain the stubs of other packages. */
const stubs = {
    isTyping: (path) => path.endsWith('.pyi') && !path.includes('/typeshed/'),
    isCode: (path) => path.endsWith('.py'),
    reader: /\battach_stub\b|\.pyi['"]/,
};
/** Folders of an npm package whose code its authors run. aws-sdk contains the program that creates its declarations. */
const forDevelopment = /^\/(?:scripts?|tools?|bench(?:marks?)?)\//;
/** The number of files that are read in parallel. */
const typings_parallel = 16;
/** Returns the typings of packages whose own code does not read them. */
async function unlessRead(packages, { isTyping, isCode, reader }, read) {
    const limit = (0,p_limit/* default */.A)(typings_parallel);
    const found = packages.map(async (one) => {
        const typings = one.files.filter(({ path }) => isTyping(path));
        if (typings.length === 0)
            return [];
        const tests = new Set(candidatesIn(one).flatMap(({ files }) => files));
        const code = one.files.filter((file) => isCode(file.path) && !tests.has(file) && !forDevelopment.test(file.path.slice(one.root.length)));
        const readers = await limit.map(code, async ({ path }) => {
            const content = await read(path).catch(() => Buffer.alloc(0));
            return reader.test(content.toString('latin1'));
        });
        if (readers.includes(true))
            return [];
        return hasOnlyTypes(one) ? one.files : typings;
    });
    return (await Promise.all(found)).flat();
}
/** Packages that contain a TypeScript compiler. It can read the declarations of all packages. */
const compilers = /^(?:typescript|@ts-morph\/common|@typescript\/(?:native-preview|vfs).*)$/;
function hasCompiler(packages) {
    return packages.some(({ name, manifest, files }) => [name, manifest['name']].some((one) => typeof one === 'string' && compilers.test(one)) ||
        files.some(({ path }) => path.endsWith('/lib.es5.d.ts')));
}
function hasOnlyTypes({ ecosystem, name, root, files }) {
    const isCode = /\.(?:[cm]?jsx?|node|json|wasm)$/;
    return (ecosystem === 'npm' &&
        name.startsWith('@types/') &&
        !files.some(({ path }) => isCode.test(path) && path !== `${root}/package.json`));
}
function signaturesIn(gems) {
    // The gem "rbs" reads the signatures of other gems.
    if (gems.some(({ name }) => /^(?:rbs|steep|typeprof|sorbet)-\d/.test(name)))
        return [];
    return gems.flatMap(({ root, files }) => files.filter(({ path }) => /^(?:sig\/.*\.rbs|rbi\/.*\.rbi)$/.test(path.slice(root.length + 1))));
}

;// CONCATENATED MODULE: ./src/pack/slim/slim.ts











/** Finds the files of installed packages that functions do not need. The result depends only on the content of the layer. */
async function slimmingOf(layer, { kinds, runtimes }) {
    const packages = await (0,installed/* installedPackages */.A)(layer);
    const kindOf = new Map();
    const add = (kind, files) => {
        if (!kinds.includes(kind))
            return;
        for (const { path } of files)
            if (!kindOf.has(path))
                kindOf.set(path, kind);
    };
    if (kinds.includes('runtime-sdk')) {
        for (const { files } of await sdkAmong(packages, { ...layer, runtimes }))
            add('runtime-sdk', files);
    }
    const others = packages.filter(({ files }) => !files.every(({ path }) => kindOf.has(path)));
    const remaining = layer.files.filter(({ path }) => !kindOf.has(path));
    if (kinds.includes('tests') || kinds.includes('docs')) {
        for (const { kind, files } of await unusedIn(others, { ...layer, files: remaining }, kinds))
            add(kind, files);
    }
    if (kinds.includes('typings'))
        add('typings', await typingsIn(others, layer.read));
    add('source-maps', sourceMapsIn(others, layer.files));
    return {
        kindOf,
        folders: emptyFolders(layer, kindOf),
        summary: {
            kinds: tallyOf(layer.files, kindOf),
            packages: await namesOf(packages.filter(({ files }) => files.every(({ path }) => kindOf.has(path))), layer),
        },
    };
}
/** Returns the tests and documents that no code uses. */
async function unusedIn(packages, layer, kinds) {
    const candidates = packages.flatMap(candidatesIn).filter(({ kind }) => kinds.includes(kind));
    const of = (ecosystem) => candidates.filter(({ owner }) => owner.ecosystem === ecosystem);
    const { npm, pypi, gem } = { npm: of('npm'), pypi: of('pypi'), gem: of('gem') };
    const unused = [
        ...(await unusedOf(npm, layer, nodeReferences(npm))),
        ...(await unusedOf(pypi, layer, pythonReferences(pypi))),
        ...(await unusedOf(gem, layer, rubyReferences(gem))),
    ];
    const licenses = await readmesWithLicense(unused, layer);
    return unused.filter(({ path }) => !licenses.has(path));
}
/** Returns the READMEs that are the only place of a license in their package. */
async function readmesWithLicense(candidates, { read }) {
    const found = new Set();
    for (const { path, owner } of candidates) {
        if (!isReadme(path) || owner.files.some((file) => isAboutLicense(file.path.slice(owner.root.length))))
            continue;
        if (/licen[cs]e|copyright/i.test((await read(path)).toString('latin1')))
            found.add(path);
    }
    return found;
}
/** A map without its source, such as `names.map`, is data. */
function sourceMapsIn(packages, files) {
    const paths = new Set(files.map(({ path }) => path));
    return packages.flatMap((one) => one.files.filter(({ path }) => /\.(?:[cm]?js|css)\.map$/.test(path) && paths.has(path.slice(0, -'.map'.length))));
}
/** Returns the folders in which all files are left out, so that links to them are left out too. A link in a folder can have another target. */
function emptyFolders({ files, links }, kindOf) {
    const left = new Set();
    const kept = new Set();
    for (const path of [...files.map((file) => file.path), ...links]) {
        const into = kindOf.has(path) ? left : kept;
        for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            const folder = path.slice(0, end);
            if (into.has(folder))
                break;
            into.add(folder);
        }
    }
    return new Set([...left].filter((folder) => !kept.has(folder)));
}
function tallyOf(files, kindOf) {
    const byKind = Map.groupBy(files, ({ path }) => kindOf.get(path));
    return slim/* slimKinds */.j6.flatMap((kind) => {
        const found = byKind.get(kind) ?? [];
        const size = found.reduce((sum, file) => sum + file.size, 0);
        return found.length === 0 ? [] : [{ kind, files: found.length, size }];
    });
}
/** Returns the names and versions of packages, as the bill of materials has them. */
async function namesOf(packages, { read }) {
    const paths = packages.flatMap(({ files }) => files.map(({ path }) => path));
    const known = new Set(packages.map(({ path }) => path));
    const found = await (0,packages_packages.packagesOf)({ paths, read: (path) => read(path).catch(() => undefined) });
    return found
        .filter(({ path }) => known.has(path))
        .map(({ ecosystem, name, version }) => ({ ecosystem, name, version }));
}


/***/ }),

/***/ 86543:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ installedPackages),
/* harmony export */   x: () => (/* binding */ installedOwners)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53916);
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path_posix__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _base_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23659);
/* harmony import */ var _layer_opt_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72368);
/* harmony import */ var _packages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85580);
/* harmony import */ var _wheels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27409);





/** Returns the installed packages of a layer, with the files that belong to them. */
async function installedPackages(layer) {
    const ownerOf = await installedOwners(layer);
    const files = new Map();
    for (const file of layer.files) {
        const owner = ownerOf(file.path);
        if (owner === undefined)
            continue;
        const known = files.get(owner);
        if (known)
            known.push(file);
        else
            files.set(owner, [file]);
    }
    return [...files].map(([found, filesOfPackage]) => ({ ...found, files: filesOfPackage }));
}
/**
 * Returns a function that returns the installed package of a path. It returns undefined for the user's code: packages in directories of the
 * checkout, private packages, and files that no metadata lists.
 */
async function installedOwners(layer) {
    const own = new Set(layer.own);
    const ownerOf = await ownersIn(layer);
    return (path) => {
        const owner = own.has(path) ? undefined : ownerOf(path);
        return owner && !own.has(owner.path) && !own.has(owner.root) ? owner : undefined;
    };
}
async function ownersIn(layer) {
    const places = new Map(layer.files.flatMap(({ path }) => {
        const place = (0,_packages_js__WEBPACK_IMPORTED_MODULE_3__.placeOf)(path);
        return place ? [[place.path, place.ecosystem]] : [];
    }));
    const npm = await npmPackages(placesOf('npm', places), layer);
    const wheels = await wheelsIn(layer);
    const others = new Map([
        ...wheels.folders,
        ...placesOf('gem', places).flatMap((path) => {
            const gem = gemAt(path);
            return [path, gem.root].map((place) => [place, gem]);
        }),
    ]);
    return (path) => {
        if (path.startsWith(`${_layer_opt_js__WEBPACK_IMPORTED_MODULE_2__/* .opt */ .m7.nodejs.folder}/`))
            return nearest(path, npm);
        const [, folder, name] = compiledGem.exec(path) ?? [];
        const place = folder === undefined || name === undefined ? path : `${folder}/gems/${name}`;
        return wheels.owners.get(path) ?? nearest(place, others);
    };
}
/** The compiled files of a gem are outside of its folder. */
const compiledGem = new RegExp(`^(${(0,_layer_opt_js__WEBPACK_IMPORTED_MODULE_2__/* .packagesPattern */ .EC)('ruby')})/extensions/[^/]+/[^/]+/([^/]+)/`);
function placesOf(wanted, places) {
    return [...places].flatMap(([path, ecosystem]) => (ecosystem === wanted ? [path] : []));
}
/** Returns what a map contains for the nearest folder around a path. */
function nearest(path, places) {
    for (let place = path; place !== '.'; place = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(place)) {
        // A package of the user can be inside of an installed one.
        if (places.has(place))
            return places.get(place);
    }
    return undefined;
}
/** The maximum size of a package.json that is read, in bytes. Real ones are far smaller. */
const manifestLimit = 1_000_000;
/** Returns the packages by their folders. The value of a folder is undefined if it is a package of the user. */
async function npmPackages(folders, { files, read }) {
    const sizes = new Map(files.map(({ path, size }) => [path, size]));
    const packages = new Map();
    for (const path of folders) {
        const file = `${path}/package.json`;
        const isSmall = (sizes.get(file) ?? Infinity) <= manifestLimit;
        // Another check reports an entry of an archive that is damaged.
        const content = isSmall ? await read(file).catch(() => Buffer.alloc(0)) : Buffer.alloc(0);
        const manifest = manifestIn(content.toString());
        const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
        const isPublished = manifest['version'] !== undefined && manifest['private'] !== true;
        packages.set(path, isPublished ? { ecosystem: 'npm', name, path, root: path, manifest } : undefined);
    }
    return packages;
}
function manifestIn(text) {
    try {
        const value = (0,_base_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text, 'package.json');
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}
/** Returns the wheels by the paths of their files, and by their dist-info folders, in which a RECORD need not list all files. */
async function wheelsIn(layer) {
    const folders = new Map();
    const owners = new Map();
    for (const [path, { folder, name }] of await (0,_wheels_js__WEBPACK_IMPORTED_MODULE_4__/* .wheelFilesOf */ .C)(layer)) {
        const found = folders.get(folder) ?? {
            ...{ ecosystem: 'pypi', name, path: folder, root: (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder), manifest: {} },
        };
        folders.set(folder, found);
        owners.set(path, found);
    }
    return { owners, folders };
}
function gemAt(path) {
    const name = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.basename)(path, '.gemspec');
    const root = `${(0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(path))}/gems/${name}`;
    return { ecosystem: 'gem', name, path, root, manifest: {} };
}


/***/ }),

/***/ 14793:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ ownersOf),
/* harmony export */   T: () => (/* binding */ keyOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _layer_opt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72368);
/* harmony import */ var _package_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79025);
/* harmony import */ var _packages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85580);
/* harmony import */ var _wheels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27409);





/** Returns a key that is the same for all versions of a package, wherever it is in the layer. */
function keyOf({ ecosystem, name }) {
    return `${ecosystem}:${name}`;
}
/** The maximum size of a file list in bytes. A larger file is ignored. */
const listLimit = 5_000_000;
/**
 * Finds the package to which each file of a layer belongs: by the file list of a wheel, by the folder of the file, or by the name of that
 * folder. It reads only package.json and the file lists, because paths show everything else.
 */
async function ownersOf({ files, read, }) {
    const found = await (0,_packages_js__WEBPACK_IMPORTED_MODULE_3__.packagesOf)({
        paths: files.map(({ path }) => path),
        read: async (path, atMost) => (/\/package\.json$/.test(path) ? read(path, atMost) : undefined),
    });
    const wheels = await (0,_wheels_js__WEBPACK_IMPORTED_MODULE_4__/* .wheelFilesOf */ .C)({
        files,
        read: async (path) => (await read(path, listLimit).catch(() => undefined)) ?? Buffer.alloc(0),
    });
    const places = new Map(found.map((one) => [one.path, keyOf(one)]));
    const names = new Map(found.map((one) => [nameIn(one), keyOf(one)]));
    const nearest = nearestIn(places);
    const ownerOf = (path) => {
        const wheel = wheels.get(path);
        if (wheel)
            return keyOf({ ecosystem: 'pypi', name: wheel.name });
        const key = nearest(path);
        const ecosystem = ecosystems.get(path.slice(0, path.indexOf('/')));
        if (key !== undefined || ecosystem === undefined)
            return key;
        const name = (0,_package_name_js__WEBPACK_IMPORTED_MODULE_2__/* .packageOf */ .w)(path);
        return names.get(nameIn({ ecosystem, name: ecosystem === 'pypi' ? (0,_package_name_js__WEBPACK_IMPORTED_MODULE_2__/* .pypiName */ .s)(name) : name, path: name }));
    };
    return { found, ownerOf };
}
/** The ecosystems by the folders of a layer. Maven is not in the list, because each jar is a package. */
const ecosystems = new Map([
    [_layer_opt_js__WEBPACK_IMPORTED_MODULE_1__/* .opt */ .m7.nodejs.folder, 'npm'],
    [_layer_opt_js__WEBPACK_IMPORTED_MODULE_1__/* .opt */ .m7.python.folder, 'pypi'],
    [_layer_opt_js__WEBPACK_IMPORTED_MODULE_1__/* .opt */ .m7.ruby.folder, 'gem'],
]);
/** Returns the name by which other folders of a package are found. The folders of a gem have its version in their names. */
function nameIn(one) {
    return one.ecosystem === 'gem' ? `gem:${node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(one.path, '.gemspec')}` : keyOf(one);
}
/** Returns a function that returns the key of the nearest place around a path. The next path is often in the same folder. */
function nearestIn(places) {
    let last = { folder: '', key: undefined };
    const around = (folder) => {
        if (folder !== last.folder)
            last = { folder, key: nearest(folder, places) };
        return last.key;
    };
    return (path) => places.get(path) ?? around((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path));
}
function nearest(path, places) {
    for (let place = path; place !== '.' && place !== '/'; place = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(place)) {
        const key = places.get(place);
        if (key !== undefined)
            return key;
    }
    return undefined;
}


/***/ }),

/***/ 27409:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ wheelFilesOf)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53916);
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path_posix__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _package_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79025);


/** The maximum total size of the file lists that are read, in bytes. Other lists are ignored. A valid layer has far less. */
const listsLimit = 20_000_000;
/** Returns the wheel of each file that was installed from one, by the path of the file (PyPA: "Recording installed projects"). */
async function wheelFilesOf({ files, read, }) {
    const paths = new Set(files.map(({ path }) => path));
    const wheels = new Map();
    let listed = 0;
    for (const { path: record, size } of files) {
        const [, folder, name] = /^((?:.*\/)?([^/]+)-[^/-]+\.dist-info)\/RECORD$/.exec(record) ?? [];
        if (folder === undefined || name === undefined)
            continue;
        listed += size;
        if (listed > listsLimit)
            break;
        const about = `${folder}/WHEEL`;
        const isPure = paths.has(about) && /^Root-Is-Purelib:\s*true\s*$/im.test((await read(about)).toString());
        const wheel = { folder, name: (0,_package_name_js__WEBPACK_IMPORTED_MODULE_1__/* .pypiName */ .s)(name), isPure };
        for (const file of filesIn((await read(record)).toString())) {
            const path = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder), file);
            if (paths.has(path))
                wheels.set(path, wheel);
        }
    }
    return wheels;
}
function* filesIn(record) {
    for (const line of linesOf(record)) {
        const [, quoted, plain] = /^(?:"([^"]*)"|([^,]+)),/.exec(line) ?? [];
        yield quoted ?? plain ?? '';
    }
}
/** Yields one line at a time. Splitting the text would need much memory, because a list can have millions of empty lines. */
function* linesOf(text) {
    for (let at = 0; at < text.length;) {
        const next = text.indexOf('\n', at);
        const end = next < 0 ? text.length : next;
        if (end > at)
            yield text.slice(at, end);
        at = end + 1;
    }
}


/***/ }),

/***/ 84019:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ apply),
  A: () => (/* binding */ applyEach)
});

// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/layer/layer.ts
var layer_layer = __webpack_require__(20956);
// EXTERNAL MODULE: ./src/layer/version-list.ts
var version_list = __webpack_require__(73490);
// EXTERNAL MODULE: ./src/plan/pruning.ts
var pruning = __webpack_require__(11568);
// EXTERNAL MODULE: ./src/regions/observe.ts
var observe = __webpack_require__(51893);
// EXTERNAL MODULE: ./src/regions/apply/deletion.ts
var deletion = __webpack_require__(4290);
;// CONCATENATED MODULE: ./src/regions/apply/clean-up.ts





/**
 * Deletes placeholder versions, and versions that this run replaced by a higher number. If `mayPrune`, deletes the versions that are not
 * retained too. A failure is a warning.
 */
async function cleanUp(regionRun, { mayPrune }) {
    const { currentVersion, placeholders, superseded, task } = regionRun;
    if (currentVersion === undefined)
        return;
    const prunes = prunesBelow(currentVersion, task.plan);
    const replaced = publishedBy(regionRun).filter(({ version }) => version < currentVersion && [...placeholders, ...superseded].includes(version));
    await deleteAll([...replaced, ...prunes.filter(({ because }) => because === 'filler')], regionRun);
    const old = prunes.filter(({ because }) => because !== 'filler');
    if (!mayPrune || old.length === 0)
        return;
    const unused = await stillUnused(old.map(({ version }) => version), task);
    await deleteAll(old.filter(({ version }) => unused.includes(version)), regionRun);
}
function prunesBelow(currentVersion, { target, prunes, prunesIfHigher = prunes }) {
    return target.do === 'reuse' && currentVersion > target.version ? prunesIfHigher : prunes;
}
/** Returns the versions that no function uses. The plan can be minutes old, so the functions are listed again. */
async function stillUnused(versions, { service, layerName, warn }) {
    const usage = await (0,observe/* usageOf */.Fs)(service, layerName);
    if (!usage.known) {
        warn((0,message/* reworded */.Fg)(usage.reason, (text) => `Not deleted: ${(0,version_list/* versionList */.t)(versions)}. ${text}`));
        return [];
    }
    const { unused, notes } = (0,pruning/* withoutUsed */.L)(versions, usage.uses);
    notes.forEach(warn);
    return unused;
}
/**
 * Deletes only what this run published in a Region. The Region counts as failed if the plan had anything to do there, even if the run had not
 * begun it.
 */
async function rollBack(regionRun) {
    const { adopted, keepAsMarker, sentStatements, task } = regionRun;
    const own = publishedBy(regionRun).filter(({ version }) => version !== keepAsMarker && !adopted.includes(version));
    await deleteAll(own, regionRun);
    const { deleted, layerVersion } = regionRun.outcome;
    const left = own.map(({ version }) => version).filter((version) => !deleted.includes(version));
    if (layerVersion && deleted.includes(layerVersion.version))
        regionRun.advance({ layerVersion: undefined, published: false, granted: [] });
    const isUngranted = sentStatements.length === 0 && task.principals.length > 0;
    if (left.length > 0)
        regionRun.addToFailure(notDeleted(left, isUngranted));
    else if (own.length > 0)
        regionRun.addToFailure(rolledBack);
    else if (!regionRun.hasEnded && isUndone(regionRun))
        regionRun.addToFailure(notBegun);
    if (adopted.length > 0)
        regionRun.addToFailure(adoptedIsKept(adopted));
}
function isUndone({ task: { plan }, outcome: { layerVersion, granted, revoked } }) {
    return ((plan.target.do === 'publish' && !layerVersion) ||
        plan.grants.some(({ principal }) => !granted.includes(principal)) ||
        plan.revokes.some(({ id }) => !revoked.includes(id)));
}
/** The reason is vague, because the guide's section about the Region that failed helps more. */
function ofAnotherRegion(text) {
    return { ...(0,message/* about */.Cv)('another-region-failed', text), isVague: true };
}
const notBegun = ofAnotherRegion('Nothing was done here, because another Region failed and "on-failure" is "rollback".');
const rolledBack = ofAnotherRegion('The version that this run published was deleted, because a Region failed and "on-failure" is "rollback".');
function adoptedIsKept(versions) {
    return (0,message/* about */.Cv)('a-version-could-not-be-deleted', `Not deleted: ${(0,version_list/* versionList */.t)(versions)}. The response to the publish was lost, so another run may have published it.`);
}
function notDeleted(versions, isUngranted) {
    const grants = isUngranted ? ' No permissions were granted.' : '';
    return (0,message/* about */.Cv)('a-version-could-not-be-deleted', `The rollback could not delete ${(0,version_list/* versionList */.t)(versions)}.${grants} The warnings show the reason.`);
}
/** Reports versions in a failed Region that were published only to reach a higher number, so that nobody uses them. */
function reportLeftovers(regionRun) {
    const { placeholders, superseded, keepAsMarker, outcome } = regionRun;
    const left = [...placeholders, ...superseded].filter((version) => version !== keepAsMarker && !outcome.deleted.includes(version));
    if (!regionRun.hasFailed || left.length === 0)
        return;
    regionRun.addToFailure((0,message/* about */.Cv)('a-version-could-not-be-deleted', `Not deleted: ${(0,version_list/* versionList */.t)(left)}, published only to reach a higher number. The next run tries again.`));
}
/** Returns all versions that this run published. */
function publishedBy({ published, placeholders }) {
    return published.map((version) => ({
        version,
        because: placeholders.includes(version) ? 'filler' : 'own',
    }));
}
/** Deletes versions, the oldest first. A version that is kept is a warning. */
async function deleteAll(versions, regionRun) {
    for (const { version, because } of versions.toSorted((one, other) => one.version - other.version)) {
        const why = await (0,deletion/* deleteIf */.V)(because, version, regionRun);
        if (why !== undefined)
            regionRun.task.warn(why);
    }
}

// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/plan/plan.ts + 2 modules
var plan = __webpack_require__(83236);
// EXTERNAL MODULE: ./src/regions/calls/poll.ts
var poll = __webpack_require__(94426);
// EXTERNAL MODULE: ./src/regions/calls/service.ts
var calls_service = __webpack_require__(79128);
;// CONCATENATED MODULE: ./src/regions/apply/permissions.ts





/** Changes the policy of a version to the declared principals, and reads it to confirm that. Throws a Problem if a change failed. */
async function applyPermissions(regionRun, version) {
    const { service, layerName } = regionRun.task;
    const change = policyChangeOf(regionRun, version);
    const { grants, revokes } = change;
    if (grants.length + revokes.length === 0)
        return;
    const refusals = new Map();
    const attempt = (one, send) => send().catch((error) => {
        if ((0,calls_service/* isTolerated */.hp)(error))
            throw error;
        refusals.set(one, (0,problem/* reasonOf */.A3)(error));
    });
    for (const one of revokes)
        await attempt(one, () => service.revoke(layerName, version, one.id));
    for (const one of grants) {
        regionRun.sentStatements.push(one.statementId);
        await attempt(one, () => service.grant(layerName, version, one));
    }
    const { missing, left } = await differencesInPolicy(change, refusals, { version, regionRun });
    if (missing.length + left.length === 0)
        return;
    const reasons = [...missing, ...left].map((one) => refusals.get(one) ?? notShown);
    const what = [
        ...(missing.length > 0
            ? [`is not granted to ${missing.map(({ principal }) => principal).join(', ')}`]
            : []),
        ...(left.length > 0 ? [`still has the statement ${left.map(({ id }) => `"${id}"`).join(', ')}`] : []),
    ].join(' and ');
    const why = [...new Set((0,message/* textsOf */.CB)(reasons))].join(' ');
    const specific = reasons.find(({ isVague }) => !isVague) ?? notShown;
    throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(specific, 'the-version-exists-but-is-not-granted', `Version ${version} exists, but ${what}. ${why} Re-run the job. It does only what is missing.`));
}
const notShown = {
    topic: 'the-version-exists-but-is-not-granted',
    text: 'The policy does not show the change.',
    isVague: true,
};
/** Returns the changes for a version. A version that this run published has no policy yet, even if the plan was to reuse an older one. */
function policyChangeOf({ published, task }, version) {
    return published.includes(version) ? { grants: task.principals.map(plan/* grantTo */.Su), revokes: [] } : task.plan;
}
/**
 * Reads the policy until it shows all changes that were not refused, for as long as reads may lag. Checks principals without a change too,
 * because a response can be about another request.
 */
async function differencesInPolicy({ grants, revokes }, refusals, { version, regionRun }) {
    const { service, layerName, principals } = regionRun.task;
    const declared = [...grants, ...principals.filter((one) => !grants.some(isTo(one))).map(plan/* grantTo */.Su)];
    let differences = { missing: grants, left: revokes };
    try {
        await (0,poll/* poll */.w)(async () => {
            const statements = await service.statements(layerName, version);
            const isGranted = ({ principal }) => statements.some((statement) => statement.principal === principal);
            const isLeft = (one) => statements.some(({ id, principal }) => id === one.id && principal === one.principal);
            differences = { missing: declared.filter((grant) => !isGranted(grant)), left: revokes.filter(isLeft) };
            regionRun.advance({
                granted: grants.filter(isGranted).map(({ principal }) => principal),
                revoked: revokes.filter((one) => !isLeft(one)).map(({ id }) => id),
            });
            return [...differences.missing, ...differences.left].every((one) => refusals.has(one)) || undefined;
        }, regionRun.task);
    }
    catch (error) {
        for (const one of [...differences.missing, ...differences.left]) {
            if (!refusals.has(one))
                refusals.set(one, (0,message/* reworded */.Fg)((0,problem/* reasonOf */.A3)(error), (text) => `The policy cannot be read back: ${text}`));
        }
    }
    return differences;
}
function isTo(principal) {
    return (grant) => grant.principal === principal;
}

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
// EXTERNAL MODULE: ./src/layer/encoded-zip.ts
var encoded_zip = __webpack_require__(18181);
// EXTERNAL MODULE: ./src/plan/placeholder.ts
var plan_placeholder = __webpack_require__(16910);
// EXTERNAL MODULE: ./src/regions/calls/aws-errors.ts
var aws_errors = __webpack_require__(43748);
;// CONCATENATED MODULE: ./src/regions/calls/rejected-fields.ts


/** The codes of Lambda's errors about the fields of a request. */
const aboutFields = /^(ValidationException|InvalidParameterValue)/;
/**
 * The error of a Region that has no architectures (elastic/apm-aws-lambda#112): `CompatibleArchitectures are not supported in af-south-1.
 * Please remove the CompatibleArchitectures value from your request and try again`.
 */
const withoutArchitectures = /\bCompatibleArchitectures (?:are|is) not supported\b/i;
/**
 * Lambda's error about values that it does not know (aws-cloudformation/cfn-lint#4427): `Value '[null]' at 'compatibleRuntimes' failed to
 * satisfy constraint: Member must satisfy enum value set: [python3.14, ...]`. For the members of a list, the constraint is in a further bracket.
 */
const notInSet = /Value '?\[?([^'\]]*)\]?'? at 'compatible(Runtime|Architecture)s(?:\.[\w.]+)?' failed to satisfy constraint: (?:Member must satisfy constraint: \[)?Member must satisfy enum value set: \[([^\]]*)\]/gi;
/**
 * Returns the runtimes and architectures that Lambda rejects, if this is why it refused a publish. Returns undefined if Lambda refused it for
 * another reason. A refused request creates no version.
 */
function rejectedFields(failure, sent) {
    if (!(failure instanceof calls_service/* ServiceFailure */.A) || !failure.refused)
        return undefined;
    const { cause } = failure;
    return cause instanceof Error && aboutFields.test((0,aws_errors/* nameOf */.Vb)(cause))
        ? rejectedIn(cause.message, sent)
        : undefined;
}
function rejectedIn(message, { runtimes, architectures }) {
    const found = [...message.matchAll(notInSet)].map(([, shown = '', field = '', set = '']) => ({
        ...{ field: field.toLowerCase(), shown: itemsOf(shown), accepted: itemsOf(set) },
    }));
    const rejectedOf = (name, values) => found
        .filter(({ field }) => field === name)
        .flatMap(({ shown, accepted }) => outside(values, accepted, shown));
    const rejected = {
        runtimes: rejectedOf('runtime', runtimes),
        architectures: withoutArchitectures.test(message)
            ? architectures
            : rejectedOf('architecture', architectures),
    };
    return rejected.runtimes.length + rejected.architectures.length > 0 ? rejected : undefined;
}
/** The list of accepted values can be incomplete, but Lambda shows `null` for a value that it does not know (serverless-bun#35). */
function outside(sent, accepted, shown) {
    const rejected = sent.filter((value) => !accepted.includes(value));
    if (rejected.length > 0 || shown.length !== sent.length)
        return rejected;
    return sent.filter((_, index) => shown[index] === 'null');
}
function itemsOf(list) {
    return list.split(',').map((item) => item.trim());
}

// EXTERNAL MODULE: ./src/regions/apply/deliver.ts
var deliver = __webpack_require__(73371);
// EXTERNAL MODULE: ./src/plan/compare.ts
var compare = __webpack_require__(68512);
// EXTERNAL MODULE: ./src/regions/calls/retry-policy.ts
var retry_policy = __webpack_require__(87752);
;// CONCATENATED MODULE: ./src/regions/apply/publish-and-confirm.ts






/**
 * Publishes a version and returns it, even if responses are lost. PublishLayerVersion is not idempotent: if a response is lost, the
 * action looks for a new version with this content and metadata, and publishes again only if there is none. Throws a Problem if it
 * cannot find out whether a version exists.
 */
async function publishAndConfirm(expected, regionRun) {
    const before = regionRun.highestNumber;
    regionRun.begin({ above: before });
    try {
        return await publishUntilConfirmed(expected, before, regionRun);
    }
    finally {
        regionRun.begin({ above: undefined });
    }
}
async function publishUntilConfirmed(expected, before, regionRun) {
    const { task } = regionRun;
    for (let sent = 1;; sent += 1) {
        try {
            return requireExpected(await task.service.publish(expected), expected, before);
        }
        catch (error) {
            if (!(error instanceof calls_service/* ServiceFailure */.A))
                throw error;
            if (error.isTolerated)
                throw error;
            // AWS refused this request, but an earlier one can have created a version.
            if (error.refused)
                throw sent === 1 ? error : new calls_service/* ServiceFailure */.A(orVersionMayExist(error.reason, before, task), error);
            const found = await findAbove(before, expected, task).catch((cause) => {
                const unread = (0,problem/* reasonOf */.A3)(cause);
                const text = `${error.message} The action could not check whether the request created a version: ${unread.text}`;
                throw undecided({ ...(error.reason.isVague ? unread : error.reason), text }, before, task);
            });
            if (found) {
                regionRun.adopted.push(found.version);
                task.progress(`the response was lost, but the request created version ${found.version}`);
                return found;
            }
            const { reason, because } = error;
            // A proxy or the bucket may have replaced the content, so another request would have the same result.
            if (because === 'other-content') {
                const advice = `Do not use that version, because the content with CodeSha256 ${expected.codeSha256} was sent.`;
                throw undecided((0,message/* reworded */.Fg)(reason, (text) => `${text} ${advice}`), before, task);
            }
            if (sent === retry_policy/* retryPolicy */.J.writes.PublishLayerVersion.mostSent) {
                const attempts = `The request was sent ${sent} times, and no new version was found.`;
                throw undecided((0,message/* reworded */.Fg)(reason, (text) => `${text} ${attempts}`), before, task);
            }
            task.progress('the response was lost, and no new version was found: sending the request again');
        }
    }
}
/**
 * Returns the version in a response if it is the expected one. A version that existed before, or has different content or metadata, means
 * that this is the response to another request. Then the response to this request is lost.
 */
function requireExpected(response, expected, before) {
    const difference = response.version > before ? (0,compare/* differenceFromSent */.Yt)(expected, response) : undefined;
    if (response.version > before && difference === undefined)
        return response;
    const hasOtherContent = isExpected({ ...response, codeSha256: expected.codeSha256 }, expected);
    const text = `The response to PublishLayerVersion is about another request: ${response.arn} ${difference === undefined ? 'existed before' : `has ${difference}`}.`;
    // The reason is vague, because what the user must check is the version that may exist.
    const reason = { ...(0,message/* about */.Cv)('aws-reports-different-content', text), isVague: true };
    throw new calls_service/* ServiceFailure */.A(reason, {
        refused: false,
        because: hasOtherContent ? 'other-content' : undefined,
    });
}
/** Returns the newest version above a number that is the expected one. Undefined if no read finds one for as long as reads may lag. */
function findAbove(before, expected, task) {
    const { service, layerName } = task;
    return (0,poll/* poll */.w)(async () => {
        for (const number of candidates(before, expected, await service.versions(layerName))) {
            const version = await service.version(layerName, number);
            if (version && isExpected(version, expected))
                return version;
        }
        return undefined;
    }, task, task.readsAfterLostResponse);
}
/**
 * Returns the numbers to read, newest first. The next number is included even if it is not listed, because listings lag more than reads of
 * one version.
 */
function candidates(before, { description }, listed) {
    const alike = listed.filter((one) => one.version > before && one.description === description);
    const numbers = alike.map(({ version }) => version);
    return listed.some(({ version }) => version === before + 1) ? numbers : [...numbers, before + 1];
}
function isExpected(version, expected) {
    return (0,compare/* differenceFromSent */.Yt)(expected, version) === undefined;
}
function undecided(reason, before, task) {
    return new problem/* Problem */.AF(orVersionMayExist(reason, before, task));
}
function orVersionMayExist(reason, before, task) {
    return (0,message/* becauseOf */.W$)(reason, 'a-response-was-lost', `${reason.text} ${versionMayExist(before, task)}`);
}
/** Returns sentences for a publish without a result: which version it may have created, and how to check that. */
function versionMayExist(above, { region, layerName }) {
    return (`A version above ${above} may exist. ` +
        `To check, run "aws lambda list-layer-versions --region ${region} --layer-name ${layerName}". ` +
        'If it has the same content, a re-run reuses it.');
}

;// CONCATENATED MODULE: ./src/regions/apply/publish.ts










/** The smallest archive that Lambda accepts: one empty file, `-`. Lambda rejects an archive without files. */
const smallestZip = Buffer.from('UEsDBAoAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAALVBLAQIKAAoAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAACAAQAAAAAtUEsFBgAAAAABAAEALwAAAB8AAAAAAA==', 'base64');
/** Publishes the layer in a Region. Returns the version number that AWS assigns. Rejects if AWS does not confirm the version. */
async function publishLayer(regionRun) {
    try {
        return await (0,deliver/* deliver */.c)((content) => publishContent(content, regionRun), regionRun);
    }
    catch (error) {
        throw (0,calls_service/* failedBecause */.iS)(error, 'storage-full') ? await withStorageUsage(error, regionRun) : error;
    }
}
/** Adds the code storage in use to a failure, if the credentials are allowed to read it. */
async function withStorageUsage(failure, { task }) {
    const usage = await task.service.codeStorage().then(({ used, limit }) => ` ${(0,figures/* bytes */.ee)(used)} of ${(0,figures/* bytes */.ee)(limit)} are used.`, () => '');
    return new calls_service/* ServiceFailure */.A((0,message/* reworded */.Fg)(failure.reason, (text) => `${text}${usage}`), failure);
}
/** Publishes a placeholder version, which only occupies a version number. Returns the number. */
async function publishPlaceholder(regionRun) {
    const placeholder = {
        layerName: regionRun.task.layerName,
        content: { zip: await (0,encoded_zip/* encodedZip */.K)([smallestZip]) },
        codeSha256: plan_placeholder/* placeholderSha256 */.fx,
        description: plan_placeholder/* placeholderDescription */.gn,
        licenseInfo: '',
        runtimes: [],
        architectures: [],
    };
    const { version } = await publishAndConfirm(placeholder, regionRun);
    regionRun.published.push(version);
    regionRun.placeholders.push(version);
    return version;
}
/** Publishes the layer and reports the version immediately. A run can end while the staged archive is deleted. */
async function publishContent(content, regionRun) {
    const { arn, version } = await publishAccepted(content, regionRun);
    const { declared } = regionRun;
    regionRun.published.push(version);
    regionRun.advance({ published: true, layerVersion: { arn, version, ...(declared && { declared }) } });
    return version;
}
/** Publishes the layer, without the runtimes and architectures that Lambda rejects in the Region. Each rejection names more of them. */
async function publishAccepted(content, regionRun) {
    const { layerName, archive } = regionRun.task;
    for (;;) {
        const { metadata } = regionRun;
        const expected = { ...metadata, layerName, content, codeSha256: archive.sha256 };
        try {
            return await publishAndConfirm(expected, regionRun);
        }
        catch (error) {
            const rejected = rejectedFields(error, metadata);
            if (rejected === undefined)
                throw error;
            regionRun.leaveOut(rejected, error);
        }
    }
}
/** Reads a version that this run published. Throws a Problem if it does not have the content that was sent. */
async function requireReadable(regionRun, version) {
    const { service, layerName, archive } = regionRun.task;
    const read = () => service.version(layerName, version);
    const found = await (0,poll/* poll */.w)(read, regionRun.task).catch((cause) => {
        const reason = (0,problem/* reasonOf */.A3)(cause);
        const text = `Version ${version} was published, but cannot be read back: ${reason.text} Re-run the job.`;
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'a-response-was-lost', text), { cause });
    });
    if (!found)
        throw new problem/* Problem */.AF({
            topic: 'a-response-was-lost',
            text: `Version ${version} was published, but cannot be read back. Re-run the job.`,
        });
    if (found.codeSha256 === archive.sha256)
        return;
    regionRun.advance({ layerVersion: undefined });
    throw differentContent(found, archive.sha256);
}
function differentContent({ arn, codeSha256 }, sent) {
    return new problem/* Problem */.AF({
        topic: 'aws-reports-different-content',
        text: `AWS reports the CodeSha256 ${codeSha256} for ${arn}, but ${sent} was sent. Do not use this version.`,
    });
}

// EXTERNAL MODULE: ./src/plan/rejected.ts
var plan_rejected = __webpack_require__(31905);
;// CONCATENATED MODULE: ./src/regions/apply/region-run.ts





/** The run in one Region: its task and its progress. */
class RegionRun {
    task;
    /** The version numbers that this run published, placeholders and `adopted` included, in order. */
    published = [];
    /** Those of `published` that were found after a response was lost. Another run at the same time may have published them. */
    adopted = [];
    /** Those of `published` that are placeholder versions. */
    placeholders = [];
    /** Those of `published` that have the content of the layer, and were replaced by a version with a higher number. */
    superseded = [];
    /**
     * The one of `published` that is never deleted, because it shows which version numbers are taken. Lambda does not list deleted versions,
     * and does not use their numbers again.
     */
    keepAsMarker;
    /** The ids of the policy statements that this run sent, with or without success. */
    sentStatements = [];
    /** The version numbers that "retain-versions" keeps, if they were listed. */
    retained;
    #report;
    /** What Lambda rejected in this Region, since the run began. */
    #rejected;
    #metadata;
    #outcome;
    #underWay = {};
    /** `report` is called after each change of the outcome or of `underWay`. */
    constructor(task, report) {
        const { target } = task.plan;
        const existing = target.do === 'reuse' ? { layerVersion: currentVersionOf(target) } : {};
        this.task = task;
        this.#metadata = task.metadata;
        this.#report = report;
        this.#outcome = { ...layer_layer/* nothingDone */.m, ...existing };
        report(this);
    }
    get outcome() {
        return this.#outcome;
    }
    /** The metadata of a version that this run publishes: the wanted metadata, without what Lambda rejected. */
    get metadata() {
        return this.#metadata;
    }
    /** What a version that this run publishes declares, if Lambda rejected a part of it. */
    get declared() {
        const { runtimes, architectures } = this.#metadata;
        return this.#rejected && { runtimes, architectures };
    }
    get underWay() {
        return this.#underWay;
    }
    /** The number of the version with the content of the layer, if the Region has one now. */
    get currentVersion() {
        return this.#outcome.layerVersion?.version;
    }
    get hasFailed() {
        return this.#outcome.failure !== undefined;
    }
    /** Whether nothing more is done in the Region, because it failed or is skipped. */
    get hasEnded() {
        return this.hasFailed || this.#outcome.missing !== undefined;
    }
    /** Records why the work in the Region stopped. */
    stop(error) {
        const reason = (0,problem/* reasonOf */.A3)(error);
        this.advance((0,calls_service/* isTolerated */.hp)(error) ? { missing: reason } : { failure: reason });
    }
    /** The highest version number that is known to be taken. */
    get highestNumber() {
        return this.published.at(-1) ?? this.highestNumberBefore;
    }
    /** The highest version number that was taken before this run. */
    get highestNumberBefore() {
        const { target, fill } = this.task.plan;
        return target.do === 'publish' ? target.expected - 1 - fill : target.version;
    }
    /**
     * Removes rejected runtimes and architectures from the metadata, and warns. Throws if the Region can have no version. An optional Region is
     * skipped for that, unless it has placeholder versions already.
     */
    leaveOut(rejected, cause) {
        const { metadata } = this.task;
        const all = {
            runtimes: [...(this.#rejected?.runtimes ?? []), ...rejected.runtimes],
            architectures: [...(this.#rejected?.architectures ?? []), ...rejected.architectures],
        };
        const left = (0,plan_rejected/* withoutRejected */.$H)(metadata, all);
        if (left === undefined) {
            const { why, advice } = (0,plan_rejected/* nothingLeft */.Zt)(metadata, all);
            if (this.task.isOptional && this.published.length === 0)
                throw new calls_service/* ServiceFailure */.A(why, { refused: true, isTolerated: true, cause });
            throw new problem/* Problem */.AF((0,message/* reworded */.Fg)(why, (text) => `${text} ${advice}`), { cause });
        }
        this.#rejected = all;
        this.#metadata = left;
        this.task.warn((0,plan_rejected/* notDeclared */.q0)(rejected));
    }
    advance(changes) {
        this.#outcome = { ...this.#outcome, ...changes };
        this.#report(this);
    }
    /** Adds a reason to the failure of the Region. The first reason that is not vague decides which section of the guide is linked. */
    addToFailure(more) {
        const { failure } = this.#outcome;
        if (failure === undefined)
            return this.advance({ failure: more });
        this.advance({ failure: { ...(failure.isVague ? more : failure), text: `${failure.text} ${more.text}` } });
    }
    /** Records what has begun. An undefined value means that it has ended. */
    begin(what) {
        this.#underWay = { ...this.#underWay, ...what };
        this.#report(this);
    }
}
function currentVersionOf({ arn, version, declared }) {
    return { arn, version, ...(declared && { declared }) };
}
/** Does the work in parallel in all Regions that have not ended. An error stops only its own Region. */
async function inEachHealthy(regionRuns, work) {
    await inEach(regionRuns.filter(({ hasEnded }) => !hasEnded), work);
}
/** Does the work in parallel in all Regions. An error stops only its own Region. */
async function inEach(regionRuns, work) {
    await Promise.all(regionRuns.map((regionRun) => work(regionRun).catch((error) => regionRun.stop(error))));
}

;// CONCATENATED MODULE: ./src/regions/apply/reach-version.ts







/** How often the common version number can increase. It does if a Region assigns a higher one, because deleted versions had the number. */
const mostRounds = 3;
/**
 * Publishes until every Region has a version with the content of the layer at the required number. A failure is recorded in its
 * Region.
 */
async function reachVersion(regionRuns, { numbering, rollsBack, mustRollBack, adviceIfTaken = otherVersion }) {
    const toPublish = regionRuns.filter(({ task }) => task.plan.target.do === 'publish');
    switch (numbering.kind) {
        case 'next':
            return inEachHealthy(toPublish, async (regionRun) => void (await publishLayer(regionRun)));
        case 'exact':
            return inEachHealthy(toPublish, (regionRun) => 
            // In a run that is rolled back, the other Regions need one more number, for their first placeholder version.
            reachExactly(regionRun, numbering.version, (reached) => adviceIfTaken(reached + (rollsBack ? 2 : 1))));
        case 'aligned':
            await align(regionRuns, toPublish, mustRollBack);
            return regionRuns.filter(({ hasFailed }) => hasFailed).forEach(reportCurrentVersion);
    }
}
/** If AWS assigns a higher number, that version is kept. It shows the next run which numbers are taken. */
async function reachExactly(regionRun, target, adviceAfter) {
    const reached = await publishUpTo(target, regionRun);
    if (reached === target && regionRun.currentVersion === target)
        return;
    regionRun.keepAsMarker = reached;
    regionRun.advance({ layerVersion: undefined });
    const why = reached === target
        ? 'A placeholder version has it, because deleted versions had lower numbers'
        : `A deleted version had it, so AWS assigned ${reached}`;
    throw new problem/* Problem */.AF({
        topic: 'the-version-number-is-not-available',
        text: `Version number ${target} is not available. ${why}. Version ${reached} is kept without permissions, to show which numbers are taken. ` +
            adviceAfter(reached),
    });
}
function otherVersion(next) {
    return `Set "version" to ${next} or higher, or use "align-versions" instead.`;
}
/** Reports the current version of a Region that could not reach the number, and its permissions. */
function reportCurrentVersion(regionRun) {
    const { currentVersion: version } = regionRun;
    if (version === undefined)
        return;
    const { grants, revokes } = policyChangeOf(regionRun, version);
    if (regionRun.published.includes(version))
        regionRun.addToFailure((0,message/* about */.Cv)('the-version-exists-but-is-not-granted', `Version ${version} exists${grants.length > 0 ? ', but is not granted' : ''}.`));
    else if (grants.length + revokes.length > 0)
        regionRun.addToFailure((0,message/* about */.Cv)('another-region-failed', `Version ${version} keeps the permissions that it had.`));
}
/**
 * Publishes placeholder versions, and then the layer at a number. Returns the number that was reached, which is higher if
 * deleted versions took this one.
 */
async function publishUpTo(target, regionRun) {
    const { progress } = regionRun.task;
    let highest = regionRun.highestNumber;
    const obstacle = (0,plan_placeholder/* tooFar */.II)(highest, target, regionRun.placeholders.length);
    if (obstacle !== undefined)
        throw new problem/* Problem */.AF(obstacle);
    const count = target - 1 - highest;
    if (count > 0)
        progress(`publishing ${(0,figures/* counted */.hS)(count, 'placeholder version')}, up to version ${target - 1}`);
    while (highest < target - 1) {
        highest = await publishPlaceholder(regionRun);
        if (highest % 10 === 0 && highest < target - 1)
            progress(`published version ${highest} of ${target}`);
    }
    return highest < target ? publishLayer(regionRun) : highest;
}
/**
 * Brings all Regions to the same number. The Region with the highest number publishes first, and the number that AWS assigns
 * there is the target.
 */
async function align(regionRuns, toPublish, mustRollBack) {
    const existing = regionRuns
        .map(({ currentVersion }) => currentVersion)
        .find((version) => version !== undefined);
    let target = existing ?? (await publishFirst(toPublish, mustRollBack));
    for (let round = 1; round <= mostRounds; round += 1) {
        if (mustRollBack())
            return;
        const goal = target;
        const behind = regionRuns.filter(({ hasEnded, currentVersion }) => !hasEnded && currentVersion !== goal);
        const reached = await Promise.all(behind.map((regionRun) => moveTo(goal, regionRun)));
        target = Math.max(goal, ...reached);
    }
    for (const regionRun of regionRuns) {
        const { hasEnded, currentVersion = 'none' } = regionRun;
        if (hasEnded || currentVersion === target)
            continue;
        regionRun.advance({
            failure: (0,message/* about */.Cv)('the-version-number-is-not-available', `The Regions did not reach the same version number in ${mostRounds} attempts. This Region is at ${currentVersion}, ` +
                `but ${target} is required. Re-run the job.`),
        });
    }
}
/**
 * Publishes in a Region with the highest number, and returns the number that AWS assigns. If all of these Regions fail, returns the number
 * that was expected there.
 */
async function publishFirst(regionRuns, mustRollBack) {
    const highest = Math.max(0, ...regionRuns.map(({ highestNumberBefore }) => highestNumberBefore));
    for (const regionRun of regionRuns.filter((one) => one.highestNumberBefore === highest)) {
        if (mustRollBack())
            break;
        await inEachHealthy([regionRun], async () => void (await publishLayer(regionRun)));
        const { currentVersion } = regionRun;
        if (currentVersion !== undefined)
            return currentVersion;
    }
    return highest + 1;
}
/**
 * Brings a Region to a number. Returns the number that the Region can reach, which is higher if this one is taken, or 0 if the
 * Region failed.
 */
async function moveTo(target, regionRun) {
    const { currentVersion: before } = regionRun;
    let reached = 0;
    await inEachHealthy([regionRun], async () => {
        reached = await publishUpTo(target, regionRun);
    });
    const { currentVersion: after } = regionRun;
    if (before !== undefined && before !== after && regionRun.published.includes(before))
        regionRun.superseded.push(before);
    // If a placeholder version has the number, the layer can have the next one.
    return reached > 0 && after !== reached ? reached + 1 : reached;
}

;// CONCATENATED MODULE: ./src/regions/apply/unfinished.ts



/** Returns what to report about a Region if the run ends now: steps that are incomplete or unconfirmed. Undefined if there was nothing to do. */
function unfinished(regionRun) {
    if (hasNothingToDo(regionRun))
        return undefined;
    const { above, staged } = regionRun.underWay;
    const sentences = [
        'The run ended before this Region was done.',
        ...(above === undefined ? [] : [versionMayExist(above, regionRun.task)]),
        ...(staged === undefined
            ? []
            : [`The archive may be left in the bucket "${staged.bucket}" as ${staged.key}.`]),
        ...missingGrants(regionRun),
        'Re-run the job. It does only what is missing.',
    ];
    return (0,message/* about */.Cv)('the-run-was-cancelled', sentences.join(' '));
}
function hasNothingToDo({ task: { plan, parameters } }) {
    const { target, grants, revokes, prunes } = plan;
    return target.do === 'reuse' && parameters === undefined && [...grants, ...revokes, ...prunes].length === 0;
}
function missingGrants(regionRun) {
    const { layerVersion, granted } = regionRun.outcome;
    if (!layerVersion)
        return [];
    const missing = policyChangeOf(regionRun, layerVersion.version)
        .grants.map(({ principal }) => principal)
        .filter((principal) => !granted.includes(principal));
    return missing.length === 0
        ? []
        : [
            `Version ${layerVersion.version} exists, but the permission for ${missing.join(', ')} is not confirmed.`,
        ];
}

;// CONCATENATED MODULE: ./src/regions/apply/start-region.ts



/** Creates the run in a Region, and reports it at once. Undefined if the plan blocks the Region, or there is no connection to it. */
function startRegion(region, plan, shared) {
    const service = shared.services.get(region);
    if (!service || !('target' in plan))
        return undefined;
    const { layerName, metadata, archive, zip, principals, retain, architectureSets, uploadLimits } = shared;
    const task = {
        ...{ layerName, metadata, archive, zip, principals, retain, architectureSets, uploadLimits },
        region,
        isOptional: shared.optionalRegions?.includes(region) ?? false,
        plan,
        service,
        staging: shared.stagings.get(region),
        parameters: shared.parameters.get(region),
        sleep: shared.waitIn(region),
        readsAfterLostResponse: shared.readsAfterLostResponse ?? retry_policy/* retryPolicy */.J.writes.PublishLayerVersion.readsAfterLostResponse,
        progress: (text) => shared.progress(region, text),
        warn: (warning) => shared.warn(region, warning),
    };
    // A run can be killed at any time, so each report must be complete.
    return new RegionRun(task, (changed) => {
        const { outcome } = changed;
        const failure = changed.hasEnded ? outcome.failure : unfinished(changed);
        shared.reportOutcome(region, { ...outcome, failure });
    });
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
;// CONCATENATED MODULE: ./src/regions/apply/upload-limits.ts

/** The maximum number of bytes that are sent to Lambda in parallel. The requests share the bandwidth, and each has a short time limit. */
const bytesAtOnce = 64 * 1024 * 1024;
/** Returns the limits for an archive with so many bytes. The size does not matter for uploads to S3, because their time limit is long. */
function uploadLimits(size) {
    return { direct: (0,p_limit/* default */.A)(Math.max(4, Math.floor(bytesAtOnce / Math.max(size, 1)))), staged: (0,p_limit/* default */.A)(8) };
}

;// CONCATENATED MODULE: ./src/regions/apply/write-parameters.ts



/**
 * Throws a Problem if the run would publish a version although a parameter with the name of this release has an ARN already. Otherwise, the
 * Region would fail after the publish, and its version would have no parameter.
 */
async function requireFreeNames({ task }) {
    const { parameters, plan } = task;
    if (!parameters || plan.target.do !== 'publish')
        return;
    for (const parameter of parameters.all.filter(({ isFixed, isKnown }) => isFixed && isKnown)) {
        const name = parameter.nameOf(plan.target.expected);
        // If it cannot be read, writing it fails too, and reports why.
        const existing = await parameters.store.value(name).catch((error) => {
            if ((0,calls_service/* isTolerated */.hp)(error))
                throw error;
            return undefined;
        });
        if (existing !== undefined)
            throw new problem/* Problem */.AF(taken(name, existing));
    }
}
/**
 * Writes the ARN of the current version to the parameters of the Region that do not have it. The fixed ones come first: if one has another
 * ARN, no other is changed. Throws a Problem.
 */
async function writeParameters(regionRun) {
    const { parameters } = regionRun.task;
    const { layerVersion } = regionRun.outcome;
    if (!parameters || !layerVersion)
        return;
    const written = [];
    for (const parameter of parameters.all.toSorted((one, other) => Number(other.isFixed) - Number(one.isFixed))) {
        const name = parameter.nameOf(layerVersion.version);
        await write(parameter, name, layerVersion, parameters).catch((error) => {
            throw (0,calls_service/* isTolerated */.hp)(error) ? error : new problem/* Problem */.AF(notSet(name, layerVersion, (0,problem/* reasonOf */.A3)(error)));
        });
        written.push(name);
        regionRun.advance({ parameters: [...written] });
    }
}
async function write({ isFixed }, name, { arn }, { store }) {
    const before = await store.value(name);
    if (before === arn)
        return;
    if (isFixed && before !== undefined)
        throw new problem/* Problem */.AF(taken(name, before));
    await store.put(name, arn, before);
}
function notSet(name, { version }, reason) {
    const text = `Version ${version} exists, but the parameter "${name}" could not be set to its ARN. ${reason.text} ` +
        'Re-run the job. It does only what is missing.';
    return (0,message/* becauseOf */.W$)(reason, 'the-parameter-cannot-be-set', text);
}
function taken(name, existing) {
    return (0,message/* about */.Cv)('the-parameter-cannot-be-set', `The parameter "${name}" has the ARN ${existing} already. A name with {version} or {release} is never changed to another ARN. ` +
        'Use another release, or delete the parameter.');
}

;// CONCATENATED MODULE: ./src/regions/apply/apply.ts










/** Applies the plan of the only layer of a run. */
function apply(plan, request) {
    return applyEach([{ ...request, plan }], request);
}
/**
 * Applies the plans of all layers of a run in all Regions in parallel: publishes, then sets permissions, then writes parameters, then
 * deletes. A failure in one Region does not affect the others, unless the run is rolled back. Never rejects, because `reportOutcome`
 * receives failures too.
 */
async function applyEach(layers, settings) {
    const limits = uploadLimits(Math.max(...layers.map(({ archive }) => archive.size)));
    const started = layers.map((layer) => startLayer({ ...layer, uploadLimits: limits }));
    const regionRuns = started.flatMap(({ regionRuns }) => regionRuns);
    const isAnyImpossible = started.some((layer) => layer.isAnyImpossible);
    const anyFailed = () => isAnyImpossible || regionRuns.some(({ hasFailed }) => hasFailed);
    const mustRollBack = () => settings.rollsBack && anyFailed();
    if (!mustRollBack())
        await inEachHealthy(regionRuns, requireFreeNames);
    if (!mustRollBack())
        await reachVersion(regionRuns, { ...settings, mustRollBack });
    if (!mustRollBack())
        await inEachHealthy(regionRuns, completeVersion);
    const isRolledBack = mustRollBack();
    if (isRolledBack)
        await inEach(regionRuns, rollBack);
    await inEachHealthy(regionRuns, writeParameters);
    // Deletions come last, so that no parameter has the ARN of a deleted version. If only a parameter failed, nothing is rolled back.
    if (!isRolledBack)
        await inEachHealthy(regionRuns, (regionRun) => cleanUp(regionRun, { mayPrune: !anyFailed() }));
    regionRuns.forEach(reportLeftovers);
    for (const { layer, regionRuns: ended } of started) {
        for (const { task, outcome } of ended) {
            layer.reportOutcome(task.region, outcome);
            layer.reportEnd(task.region, outcome);
        }
    }
}
function startLayer(layer) {
    const { plan } = layer;
    const regionRuns = [...plan].flatMap(([region, planned]) => startRegion(region, planned, layer) ?? []);
    reportOtherRegions(plan, regionRuns, layer);
    const isAnyImpossible = [...plan].some(([region, planned]) => !('missing' in planned) && !regionRuns.some(({ task }) => task.region === region));
    return { layer, regionRuns, isAnyImpossible };
}
/** Sets the permissions of the current version. If this run published it, confirms its content too. */
async function completeVersion(regionRun) {
    const { currentVersion } = regionRun;
    if (currentVersion === undefined)
        return;
    await applyPermissions(regionRun, currentVersion);
    if (regionRun.published.includes(currentVersion))
        await requireReadable(regionRun, currentVersion);
}
/** Reports the Regions that the plan blocks or skips, and those without a connection. */
function reportOtherRegions(plan, regionRuns, { reportOutcome, reportEnd }) {
    for (const [region, planned] of plan) {
        if (regionRuns.some(({ task }) => task.region === region))
            continue;
        const layerVersion = 'blocked' in planned ? planned.layerVersion : undefined;
        const end = 'missing' in planned ? { missing: planned.missing } : { failure: reasonIn(planned) };
        const outcome = { ...layer_layer/* nothingDone */.m, ...(layerVersion && { layerVersion }), ...end };
        reportOutcome(region, outcome);
        reportEnd(region, outcome);
    }
}
function reasonIn(planned) {
    if ('unobserved' in planned)
        return planned.unobserved;
    return 'blocked' in planned
        ? planned.blocked
        : (0,message/* about */.Cv)('aws-refused', 'The action has no connection to this Region.');
}


/***/ }),

/***/ 4290:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ deleteIf),
/* harmony export */   p: () => (/* binding */ deleteNamed)
/* harmony export */ });
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29662);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _plan_compare_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68512);
/* harmony import */ var _plan_placeholder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16910);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83236);
/* harmony import */ var _calls_poll_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94426);
/* harmony import */ var _calls_service_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79128);







/**
 * Deletes a version if a read immediately before confirms the reason. Returns why the version was kept, or undefined if it was deleted.
 * Rejects only if an optional Region is not available. No other code deletes a version that the user did not name.
 */
async function deleteIf(reason, version, regionRun) {
    const { service, layerName } = regionRun.task;
    try {
        const isOwn = regionRun.published.includes(version);
        const read = () => service.version(layerName, version);
        // This run published the version, so it exists. A read can lag behind.
        const found = await (isOwn ? (0,_calls_poll_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .w)(read, regionRun.task) : read());
        if (isOwn && !found)
            return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)(kept, `Version ${version} is not deleted: it cannot be read.`);
        const why = found && (await reasonsToKeep[reason](found, regionRun));
        if (why !== undefined)
            return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .about */ .Cv)(kept, `Version ${version} is not deleted: ${why}.`);
        if (found)
            await service.remove(layerName, version);
        regionRun.advance({ deleted: [...regionRun.outcome.deleted, version] });
        return undefined;
    }
    catch (error) {
        // Each further version would cost the time of another call to a Region that is down.
        if ((0,_calls_service_js__WEBPACK_IMPORTED_MODULE_4__/* .isTolerated */ .hp)(error))
            throw error;
        const reason = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonOf */ .A3)(error);
        return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .becauseOf */ .W$)(reason, kept, `Version ${version} could not be deleted. ${reason.text}`);
    }
}
const kept = 'a-version-could-not-be-deleted';
/** Deletes a version that the user named. Rejects with a ServiceFailure. */
function deleteNamed(version, { service, layerName }) {
    return service.remove(layerName, version);
}
/** For each reason to delete a version: a check that returns why the version is kept, or undefined. */
const reasonsToKeep = {
    filler: (found) => ((0,_plan_placeholder_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlaceholder */ .wK)(found) ? undefined : 'it is not a placeholder version'),
    own: async (found, regionRun) => {
        if (!regionRun.published.includes(found.version))
            return 'this run did not publish it';
        if (regionRun.adopted.includes(found.version))
            return 'the response to its publish was lost, so another run may have published it';
        return (asReason((0,_plan_compare_js__WEBPACK_IMPORTED_MODULE_6__/* .differenceFromSent */ .Yt)(sentBy(regionRun), found)) ??
            grantedByOthers(await statementsOf(found, regionRun), regionRun));
    },
    leftover: async (found, regionRun) => {
        const isGranted = (await statementsOf(found, regionRun)).length > 0;
        return (asReason((0,_plan_compare_js__WEBPACK_IMPORTED_MODULE_6__/* .differenceFrom */ .mX)(wantedBy(regionRun), found)) ??
            (isGranted ? 'it was granted in the meantime' : undefined));
    },
    surplus: async (found, regionRun) => {
        if (!(0,_plan_compare_js__WEBPACK_IMPORTED_MODULE_6__/* .declaresOneOf */ .Pu)(regionRun.task.architectureSets, found))
            return 'it declares other architectures';
        const retained = await (regionRun.retained ??= retainedVersions(regionRun));
        return retained.includes(found.version)
            ? 'it is one of the versions that "retain-versions" keeps'
            : undefined;
    },
};
/** Lists the version numbers that "retain-versions" keeps. Deletions of older versions do not change them, so this is done once. */
async function retainedVersions({ task, currentVersion = 0 }) {
    const { service, layerName, retain, architectureSets } = task;
    const listed = (await service.versions(layerName)).filter((one) => !(0,_plan_placeholder_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlaceholder */ .wK)(one) && (0,_plan_compare_js__WEBPACK_IMPORTED_MODULE_6__/* .declaresOneOf */ .Pu)(architectureSets, one));
    // A listing can lag behind the version that was just published.
    const numbers = new Set([currentVersion, ...listed.map(({ version }) => version)]);
    return [...numbers].sort((one, other) => other - one).slice(0, retain);
}
function statementsOf({ version }, { task }) {
    return task.service.statements(task.layerName, version);
}
function sentBy({ metadata, task }) {
    return { ...metadata, codeSha256: task.archive.sha256 };
}
/** An earlier run published it, so its description can list what the Region rejected. */
function wantedBy({ task }) {
    const isExplicit = { description: true, licenseInfo: true };
    return { ...task.metadata, codeSha256: task.archive.sha256, isExplicit };
}
function asReason(difference) {
    return difference && `it has ${difference}`;
}
/** Another run with the same content at the same time can have reused the version and granted it. */
function grantedByOthers(statements, { sentStatements }) {
    const others = statements.filter(({ id, principal }) => principal === undefined || id !== (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .statementId */ .h3)(principal) || !sentStatements.includes(id));
    const ids = others.map(({ id }) => `"${id}"`).join(', ');
    return ids === '' ? undefined : `another run or a person has granted it (${ids})`;
}


/***/ }),

/***/ 43748:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $1: () => (/* binding */ isRegionSpecific),
/* harmony export */   B5: () => (/* binding */ isThrottled),
/* harmony export */   C4: () => (/* binding */ isConcurrentChange),
/* harmony export */   CR: () => (/* binding */ wasNeverSent),
/* harmony export */   F8: () => (/* binding */ hasNoCode),
/* harmony export */   GZ: () => (/* binding */ isDenied),
/* harmony export */   P9: () => (/* binding */ retryAfter),
/* harmony export */   Pd: () => (/* binding */ isUnavailable),
/* harmony export */   Qr: () => (/* binding */ isBroken),
/* harmony export */   Tm: () => (/* binding */ hasNoResponse),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   Xp: () => (/* binding */ areKeysUnknown),
/* harmony export */   _7: () => (/* binding */ expired),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   b: () => (/* binding */ refusalReason),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   kL: () => (/* binding */ isTimeout),
/* harmony export */   mp: () => (/* binding */ hasRefusingStatus),
/* harmony export */   v6: () => (/* binding */ throttled),
/* harmony export */   vu: () => (/* binding */ isRefusal),
/* harmony export */   yw: () => (/* binding */ cameFromAws)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72217);
/* harmony import */ var _retry_policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87752);
/* harmony import */ var _unreachable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69493);




/** The same error without secrets, which AWS can repeat in its messages. */
function withoutSecrets(error, hide) {
    if (!(error instanceof Error))
        return error;
    const [name, message] = [hide(error.name), hide(error.message)];
    // The name and message of a system error are read-only.
    if (name !== error.name)
        error.name = name;
    if (message !== error.message)
        error.message = message;
    return error;
}
/** The pause in milliseconds that AWS requests before a call is sent again (the header Retry-After). 0: none. */
function retryAfter(error) {
    const { $response } = (error ?? {});
    const requested = $response?.headers?.['retry-after'] ?? '';
    // Seconds, or a date (RFC 9110, 10.2.3).
    const milliseconds = /^\d+$/.test(requested)
        ? Number(requested) * 1_000
        : Date.parse(requested) - Date.now();
    const most = _retry_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .retryPolicy */ .J.pause.longestRequested;
    return Number.isFinite(milliseconds) ? Math.max(0, Math.min(milliseconds, most)) : 0;
}
/**
 * Whether AWS did not process a request: it returned an error, or a redirect of S3, or the SDK could not send the request. After any
 * other failure AWS may have processed it. A response that is truncated, empty or not valid is not an error of AWS, whatever its status.
 */
function isRefusal(error) {
    if ((0,_unreachable_js__WEBPACK_IMPORTED_MODULE_3__/* .isUnsendable */ .MF)(error))
        return true;
    const isOfGateway = isThrottled(error) || statusOf(error) === 413;
    return hasRefusingStatus(error) && (cameFromAws(error) || isOfGateway);
}
/** Whether the HTTP status alone means that AWS did not process a request. A response to HEAD has no body. */
function hasRefusingStatus(error) {
    const status = statusOf(error);
    // A proxy returns 408 and 499 if a client is slow or has disconnected.
    return status >= 300 && status < 500 && status !== 408 && status !== 499;
}
/** Whether an error response has a code and a message. All errors of AWS have them, except those of its gateways. */
function cameFromAws(error) {
    return !/^(?:Unknown|(?:Syntax|Type|Range|Timeout|Abort)?Error)?$/.test(nameOf(error)) && !hasNoCode(error);
}
/** Returns why AWS refused a call, if the next step depends on it. */
function refusalReason(error) {
    if (statusOf(error) === 413 || isTooSlow(error))
        return 'too-large';
    if (nameOf(error).startsWith('CodeStorageExceeded'))
        return 'storage-full';
    if (/S3 Error Code: NoSuch(Key|Version)/.test((0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)))
        return 'object-gone';
    if (isConcurrentChange(error))
        return 'changed';
    if (nameOf(error).startsWith('ResourceConflict'))
        return 'in-progress';
    if (nameOf(error).startsWith('ResourceNotFound'))
        return 'absent';
    return isDenied(error) ? 'denied' : undefined;
}
/**
 * Whether the credentials are not allowed to make a call. To HEAD, S3 returns 400 or 403 without a code (S3: HeadBucket,
 * "Permissions").
 */
function isDenied(error) {
    const status = statusOf(error);
    return hasNoCode(error)
        ? status === 400 || status === 403
        : /^(AccessDenied|UnauthorizedOperation)/.test(nameOf(error));
}
/** Whether AWS refused a call because the credentials have expired. */
function isExpired(error) {
    return expired.test(nameOf(error));
}
/** Whether AWS does not know the access keys: they are new, or the Region is not enabled. */
function areKeysUnknown(error) {
    return /^(UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|AuthFailure)/.test(nameOf(error));
}
/** Whether AWS refused a call because of the request rate, so that it can be sent again. */
function isThrottled(error) {
    return statusOf(error) === 429 || throttled.test(nameOf(error));
}
/** Whether somebody else changed a policy at the same time, so that AWS did not process the request (RevisionId). */
function isConcurrentChange(error) {
    return nameOf(error).startsWith('PreconditionFailed');
}
/** Whether a request took longer than its signature is valid: five minutes (AWS: "Signature Version 4"). */
function isTooSlow(error) {
    return (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error).startsWith('Signature expired');
}
/**
 * Whether a response did not arrive in time. The SDK uses this name for a lost connection too, and keeps the code of that
 * error.
 */
function isTimeout(error) {
    return nameOf(error) === 'TimeoutError' && !isBroken(error);
}
/** Whether a request was not sent, so that AWS did not process it. */
function wasNeverSent(error) {
    if (error instanceof _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyFailure */ .N || nameOf(error) === 'EndpointError')
        return true;
    const { code = '' } = (error ?? {});
    return (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(code) ||
        (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error).includes(unconnected));
}
/** Whether a failure is specific to the Region: it is not enabled in the account, does not respond, or is not allowed by a proxy. */
function isRegionSpecific(error) {
    if (error instanceof _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyFailure */ .N)
        return error.canDifferByHost;
    return !isRefusal(error) || areKeysUnknown(error) || nameOf(error).startsWith('RegionDisabled');
}
/**
 * Whether a Region is down, or is not enabled in the account: there was no connection, no valid response, or a status of 5xx, or AWS does not
 * know the keys there.
 */
function isUnavailable(error) {
    if (areKeysUnknown(error) || nameOf(error).startsWith('RegionDisabled'))
        return true;
    if (error instanceof _network_proxy_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyFailure */ .N)
        return error.canBeOfHost;
    return !isRefusal(error) && !hasRefusingStatus(error) && !(0,_unreachable_js__WEBPACK_IMPORTED_MODULE_3__/* .isUntrusted */ .fb)(error);
}
/** Whether a call failed without a response. */
function hasNoResponse(error) {
    return (0,_unreachable_js__WEBPACK_IMPORTED_MODULE_3__/* .adviceIfUnreachable */ .s3)(error) !== undefined || isTimeout(error) || isBroken(error);
}
/** The HTTP status of a response. 0 if there is none. */
function statusOf(error) {
    return (error ?? {}).$metadata?.httpStatusCode ?? 0;
}
/** AWS's code for an error, such as `AccessDenied`. */
function nameOf(error) {
    return error instanceof Error ? error.name : '';
}
/** Whether an error response has no code and no message. The SDK sets both to `Unknown` then. */
function hasNoCode(error) {
    return /^Unknown(?:Error)?$/.test((0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
}
/** Whether the connection was lost. */
function isBroken(error) {
    return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}
/** The message of the SDK for its `connectionTimeout`. */
const unconnected = 'without establishing a connection';
/** The names of errors that mean that AWS limits the request rate. */
const throttled = /^(TooManyRequests|TooManyUpdates|Throttling|SlowDown|RequestLimitExceeded)/;
/** The names of errors that mean that the credentials have expired. */
const expired = /^(ExpiredToken|RequestExpired)/;


/***/ }),

/***/ 94426:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var _retry_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87752);

/**
 * Calls `find` until it returns a value, for as long as reads may lag behind a write. Returns undefined if it never does. `pauses` are
 * the milliseconds before each call.
 */
async function poll(find, { sleep }, pauses = _retry_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .retryPolicy */ .J.readsAfterWrite) {
    for (const pause of pauses) {
        await sleep(pause);
        const found = await find();
        if (found !== undefined)
            return found;
    }
    return undefined;
}


/***/ }),

/***/ 69493:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MF: () => (/* binding */ isUnsendable),
/* harmony export */   fb: () => (/* binding */ isUntrusted),
/* harmony export */   s3: () => (/* binding */ adviceIfUnreachable)
/* harmony export */ });
/** The error codes of Node.js for a connection that is not trusted. */
const untrusted = /^(?:CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO|HOSTNAME_MISMATCH|INVALID_CA)|\bcertificate\b/i;
/** Why a call did not reach AWS, by the error codes of Node.js and the messages of the SDK, and what to do. */
const obstacles = [
    {
        matches: /^(?:ENOTFOUND|EAI_AGAIN|ENODATA)\b/,
        advice: 'Check that the Region exists, and the DNS, the proxy and the network of the runner.',
    },
    {
        matches: /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)\b/,
        advice: 'Check the network, the firewall and the proxy of the runner, and the endpoint if you set one.',
    },
    {
        matches: untrusted,
        advice: 'The connection is not trusted. Set AWS_CA_BUNDLE to the certificates of the proxy or endpoint, and check the clock of the runner.',
    },
    {
        matches: /without establishing a connection/,
        advice: 'Check the network, the firewall and the proxy of the runner.',
    },
    {
        matches: /\bproxy\b/i,
        advice: 'Check HTTPS_PROXY and NO_PROXY, and the credentials in the address of the proxy.',
    },
];
/**
 * Why the SDK could not send a call, by the name or code of its error: contradictory settings, or credentials that are not valid in a
 * header.
 */
const unsendable = [
    {
        matches: /^(?:EndpointError|ERR_INVALID_URL)$/,
        advice: 'Correct AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT and AWS_ENDPOINT_URL, or these settings in the shared config file.',
    },
    {
        matches: /^ERR_INVALID_CHAR$/,
        advice: 'Remove line breaks and other invisible characters from the credentials.',
    },
];
/** Returns what to do about a call that did not reach AWS. Undefined if it may have reached AWS. */
function adviceIfUnreachable(error) {
    const causes = [...causesOf(error)];
    return (adviceIfUnsendable(error) ??
        obstacles.find(({ matches }) => causes.some((text) => matches.test(text)))?.advice);
}
/** Whether the certificate of the other side is not trusted. */
function isUntrusted(error) {
    return [...causesOf(error)].some((text) => untrusted.test(text));
}
/** Whether the SDK could not send a call. No further attempt can succeed. */
function isUnsendable(error) {
    return adviceIfUnsendable(error) !== undefined;
}
function adviceIfUnsendable(error) {
    if (!(error instanceof Error) || isResponse(error))
        return undefined;
    const { code = '' } = error;
    return unsendable.find(({ matches }) => matches.test(error.name) || matches.test(String(code)))?.advice;
}
/** The code and the message of an error without a response, and of its causes. */
function* causesOf(error) {
    for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
        if (isResponse(cause))
            return;
        yield `${cause.code ?? ''} ${cause.message}`;
    }
}
function isResponse(error) {
    return ((error ?? {}).$metadata?.httpStatusCode !== undefined);
}


/***/ }),

/***/ 48490:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bt: () => (/* binding */ tooManyLinks),
/* harmony export */   F_: () => (/* binding */ gapsAndOverlaps),
/* harmony export */   f7: () => (/* binding */ pathConflicts),
/* harmony export */   z6: () => (/* binding */ linksOverLimit)
/* harmony export */ });
/* harmony import */ var _base_figures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90656);
/* harmony import */ var _local_header_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82272);
/* harmony import */ var _zip_messages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81513);



/** Finds entries with the same path, and entries below an entry that is not a directory. Returns each as the rest of a sentence about the zip. */
function pathConflicts(entries) {
    const faults = [];
    let last;
    let leaf;
    for (const entry of parentsFirst(entries)) {
        const { path, kind } = entry;
        if (path === last?.path) {
            faults.push(`has two entries with the name ${(0,_zip_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .S)(path)}. Remove one of them from the zip.`);
        }
        else if (leaf !== undefined && path.startsWith(`${leaf}/`)) {
            faults.push(`has the entry ${(0,_zip_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .S)(path)} below a file or a symbolic link. Remove one of them from the zip.`);
        }
        else {
            leaf = kind === 'directory' ? undefined : path;
        }
        last = entry;
    }
    return faults;
}
/** Sorts entries so that everything below a path directly follows it. */
function parentsFirst(entries) {
    return entries
        .map((entry) => ({ entry, key: entry.path.replaceAll('/', '\0') }))
        .sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
        .map(({ entry }) => entry);
}
/** The maximum size of the targets of all symbolic links together, in bytes. This is enough for about 60,000 links. */
const maximumTargetsSize = 4 * 1024 * 1024;
/** The error about a zip whose symbolic links would take too long to check, as the rest of a sentence. */
const tooManyLinks = 'has too many symbolic links. Replace them with copies of their targets.';
/** Returns an error if the targets of the symbolic links are too large. */
function linksOverLimit(entries) {
    const size = entries.reduce((sum, entry) => (entry.kind === 'link' ? sum + entry.size : sum), 0);
    return size > maximumTargetsSize ? [tooManyLinks] : [];
}
/** Finds entries that overlap, and bytes between entries. With these, a program that reads from the beginning could see other entries. */
function gapsAndOverlaps(bytes, { at, listed: all }, records) {
    const sorted = [...records].sort((one, other) => one.listed.offset - other.listed.offset);
    const isWhole = records.length === all.length;
    const faults = [];
    let end = 0;
    for (const [index, { listed, local }] of sorted.entries()) {
        const name = (0,_zip_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .S)(listed.name.toString());
        const next = sorted[index + 1]?.listed.offset ?? at;
        const dataEnd = local.dataAt + listed.packedSize;
        if (listed.offset < end)
            faults.push(`has the entry ${name}, which overlaps another entry. Create the zip again.`);
        if (listed.offset > end && isWhole)
            faults.push(strayBytes(listed.offset - end, name));
        end = Math.max(end, dataEnd);
        if ((local.flags & _local_header_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .J.descriptor) === 0 || next < dataEnd)
            continue;
        if (isWhole && !isDescriptor(bytes.subarray(dataEnd, next), listed)) {
            faults.push(`has the entry ${name}, whose data descriptor is missing or wrong. Create the zip again.`);
        }
        end = next;
    }
    if (end < at && isWhole)
        faults.push(strayBytes(at - end, 'the central directory'));
    return faults;
}
function strayBytes(bytes, before) {
    return `has ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(bytes, 'byte')} of unused data before ${before}. Create the zip again.`;
}
const descriptorSignature = 0x08074b50;
/** Returns whether these bytes are the data descriptor of an entry (APPNOTE.TXT, 4.3.9). The signature and zip64 are optional. */
function isDescriptor(bytes, { crc, packedSize, size }) {
    const isSigned = bytes.length % 8 === 0;
    if (isSigned && (bytes.length === 0 || bytes.readUInt32LE(0) !== descriptorSignature))
        return false;
    const fields = bytes.subarray(isSigned ? 4 : 0);
    switch (fields.length) {
        case 12:
            return (fields.readUInt32LE(0) === crc &&
                fields.readUInt32LE(4) === packedSize &&
                fields.readUInt32LE(8) === size);
        case 20:
            return (fields.readUInt32LE(0) === crc &&
                Number(fields.readBigUInt64LE(4)) === packedSize &&
                Number(fields.readBigUInt64LE(12)) === size);
        default:
            return false;
    }
}


/***/ }),

/***/ 96802:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ maximumHops),
/* harmony export */   K: () => (/* binding */ faultsOfLinks)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_buffer__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _between_entries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48490);
/* harmony import */ var _zip_messages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81513);



/** The maximum number of links that Linux follows in one path (path_resolution(7)). A path with more is broken. */
const maximumHops = 40;
/** The maximum length of a path in bytes (Linux: PATH_MAX). A longer path is broken. */
const maximumPathLength = 4_096;
/** The maximum number of steps for all links of a layer together. A large node_modules of pnpm needs some 100,000. */
const maximumSteps = 1_000_000;
/**
 * Returns what is wrong with symbolic links, given by path and target, as the rest of a sentence about the zip. The links are resolved
 * together, because a combination of links can point outside of a layer even if each of them does not.
 */
function faultsOfLinks(links) {
    const targets = new Map([...links].map(([path, target]) => [path, target.toString()]));
    const steps = { left: maximumSteps };
    const faults = [...links].flatMap(([path, target]) => {
        const link = `has the symbolic link ${(0,_zip_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .S)(path)} to ${(0,_zip_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .S)(target.toString())}, which`;
        if (!isTarget(target))
            return [`${link} is not a valid path. Remove the link from the zip.`];
        if (!pointsOutside(path, targets, steps))
            return [];
        return [
            {
                topic: 'a-file-does-not-belong-in-a-layer',
                text: `${link} points outside of the layer. Replace the link with a copy of its target.`,
            },
        ];
    });
    return steps.left > 0 ? faults : [...faults, _between_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .tooManyLinks */ .Bt];
}
function isTarget(target) {
    // eslint-disable-next-line no-control-regex -- the pattern finds control characters
    return target.length > 0 && (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(target) && !/[\u0000-\u001f\u007f]/.test(target.toString());
}
/**
 * Returns whether a path points outside of the layer, resolved as Linux does. A name that is not in the layer is treated as a directory,
 * because another layer of the function can contain it.
 */
function pointsOutside(path, targets, steps) {
    const ahead = path.split('/').reverse();
    let here = [];
    let hops = 0;
    for (let part = ahead.pop(); part !== undefined; part = ahead.pop()) {
        if (steps.left-- <= 0)
            return false;
        if (part === '' || part === '.')
            continue;
        if (part === '..') {
            if (here.pop() === undefined)
                return true;
            continue;
        }
        const next = [...here, part];
        const nextPath = next.join('/');
        const target = targets.get(nextPath);
        if (target === undefined)
            here = next;
        else if (target.startsWith('/'))
            return true;
        else if (++hops > maximumHops)
            return false;
        else
            ahead.push(...target.split('/').reverse());
        if (nextPath.length > maximumPathLength)
            return false;
    }
    return false;
}


/***/ }),

/***/ 81273:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ readZip)
});

// EXTERNAL MODULE: ./src/zip/between-entries.ts
var between_entries = __webpack_require__(48490);
// EXTERNAL MODULE: ./src/zip/directory.ts
var directory = __webpack_require__(73960);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
// EXTERNAL MODULE: ./src/zip/content.ts
var content = __webpack_require__(89234);
// EXTERNAL MODULE: ./src/zip/local-header.ts
var local_header = __webpack_require__(82272);
// EXTERNAL MODULE: ./src/zip/zip-messages.ts
var zip_messages = __webpack_require__(81513);
;// CONCATENATED MODULE: ./src/zip/entry-rules.ts







/** The file types in a Unix mode. `of` is the mask. */
const modeType = { of: 0o170000, file: 0o100000, directory: 0o040000, link: 0o120000 };
/** The allowed flags: the compression level, which does not matter for reading, and two more. */
const knownFlags = 0x0006 | local_header/* flag */.J.descriptor | local_header/* flag */.J.utf8;
/** The maximum version of the format that an entry can require. Newer versions add features that are not supported here. */
const maximumVersion = 46;
/** The maximum depth of folders. Real layers have far fewer, and a small zip could have millions. */
const maximumDepth = 250;
/** The limits of Linux for a name and for a path, in bytes. The path begins with `/opt/`. */
const longest = { name: 255, path: 4_096 - 1 - '/opt/'.length };
/** The rules for an entry. The first rule that an entry breaks is reported. */
const rules = [
    {
        breaks: ({ name }) => !(0,external_node_buffer_.isUtf8)(name),
        describe: () => 'whose name is not UTF-8. Rename it',
    },
    {
        breaks: ({ name }) => !isPath(name.toString()),
        describe: () => 'which is not a valid path in a layer. Rename it, or remove it from the zip',
    },
    {
        breaks: ({ name }) => name.length > longest.path ||
            name
                .toString()
                .split('/')
                .some((part) => Buffer.byteLength(part) > longest.name),
        describe: () => `which is too long: Lambda accepts at most ${longest.name} bytes for a name, and ${(0,figures/* count */.U9)(longest.path)} for a path. Shorten it`,
    },
    {
        breaks: ({ name }) => name.toString().split('/').length > maximumDepth,
        describe: () => `which is nested in more than ${maximumDepth} folders. Move it out of some of them`,
    },
    {
        breaks: ({ flags }, local) => ((flags | local.flags) & local_header/* flag */.J.encrypted) !== 0,
        describe: () => 'which is encrypted. Create the zip without a password',
    },
    {
        breaks: ({ flags, needed }, local) => ((flags | local.flags) & ~knownFlags) !== 0 || Math.max(needed, local.needed) > maximumVersion,
        describe: () => 'which requires a feature that common programs do not support. Create the zip with another program',
    },
    {
        breaks: ({ method }) => method !== content/* stored */.su && method !== content/* deflated */.Eb,
        describe: ({ method }) => `whose compression method ${method} is neither "stored" nor "deflated". Create the zip with one of these methods`,
    },
    {
        breaks: ({ disk }) => disk !== 0,
        describe: () => 'which is in another part of a split zip. Create one zip without parts',
    },
    {
        breaks: ({ extra }, local) => !isSoundExtra(extra) || !isSoundExtra(local.extra),
        describe: () => 'whose extra fields are damaged. Create the zip again',
    },
    {
        breaks: ({ name, extra }, local) => hasOtherName(name, extra) || hasOtherName(name, local.extra),
        describe: () => 'which has a different name for some programs (its Unicode path). Rename it, and create the zip again',
    },
    {
        breaks: (listed, local) => !agree(listed, local),
        describe: () => 'whose local header differs from the central directory. Create the zip again',
    },
    {
        breaks: (listed) => kindOf(listed) === undefined,
        describe: () => 'which is neither a file, a directory nor a symbolic link. Remove it from the zip',
        topic: 'a-file-does-not-belong-in-a-layer',
    },
    {
        breaks: (listed) => kindOf(listed) === 'directory' && listed.size !== 0,
        describe: () => 'which is a directory with content. Create the zip again',
    },
    {
        breaks: (listed) => kindOf(listed) === 'link' && listed.size > longest.path,
        describe: () => 'which is a symbolic link to a path that is too long. Remove it from the zip',
    },
    {
        breaks: ({ method, size, packedSize }) => method === content/* deflated */.Eb && size > packedSize * content/* highestRatio */._N,
        describe: ({ size, packedSize }) => `which declares ${(0,figures/* count */.U9)(size)} bytes of content, but ${(0,figures/* count */.U9)(packedSize)} compressed bytes cannot contain so many. Create the zip again`,
    },
    {
        breaks: ({ method, size, packedSize }) => method === content/* stored */.su && size !== packedSize,
        describe: () => 'which is stored, but declares another size than its content has. Create the zip again',
    },
];
/** Returns the error in an entry, as the rest of a sentence about the zip. The list is empty if there is none. */
function faultsOf(listed, local) {
    const rule = rules.find(({ breaks }) => breaks(listed, local));
    if (rule === undefined)
        return [];
    const text = `has the entry ${(0,zip_messages/* shown */.S)(listed.name.toString())}, ${rule.describe(listed)}.`;
    return [rule.topic === undefined ? text : { text, topic: rule.topic }];
}
/** Returns the path of an entry, without the `./` that some programs write before each name. */
function pathOf(name) {
    return name.replace(/^(?:\.\/)+/, '').replace(/\/$/, '');
}
function isPath(name) {
    // eslint-disable-next-line no-control-regex -- the pattern finds control characters
    if (name === '' || /^\/|^[a-zA-Z]:|\\|[\u0000-\u001f\u007f]/.test(name))
        return false;
    const path = pathOf(name);
    return path === '' ? name !== '/' : path.split('/').every((part) => !['', '.', '..'].includes(part));
}
function isSoundExtra(extra) {
    return extra !== undefined && extra.filter(({ id }) => id === directory/* zip64Field */.EC).length <= 1;
}
const unicodePath = 0x7075;
/** Returns whether an extra field contains another name in UTF-8. Programs use it if its checksum is that of the name (APPNOTE.TXT, 4.6.9). */
function hasOtherName(name, extra = []) {
    return extra.some(({ id, data }) => id === unicodePath &&
        (data.length < 5 || (data.readUInt32LE(1) === (0,external_node_zlib_.crc32)(name) && !data.subarray(5).equals(name))));
}
/** Returns whether both headers agree. If a data descriptor follows the content, the values that it contains can be 0 in the local header. */
function agree(listed, local) {
    const hasDescriptor = (local.flags & local_header/* flag */.J.descriptor) !== 0;
    const same = (one, other) => one === other || (hasDescriptor && one === 0);
    return (local.name.equals(listed.name) &&
        local.method === listed.method &&
        (((local.flags ^ listed.flags) & local_header/* flag */.J.utf8) === 0 || (0,external_node_buffer_.isAscii)(listed.name)) &&
        same(local.crc, listed.crc) &&
        (same(local.size, listed.size) || (hasDescriptor && local.size === 0xffff_ffff)) &&
        (same(local.packedSize, listed.packedSize) || (hasDescriptor && local.packedSize === 0xffff_ffff)));
}
/** Returns the kind of an entry, or undefined if it is neither a file, a directory nor a symbolic link. */
function kindOf({ name, attributes }) {
    const own = (attributes >>> 16) & modeType.of;
    if (name.at(-1) === 0x2f)
        return own === 0 || own === modeType.directory ? 'directory' : undefined;
    if (own === 0 || own === modeType.file)
        return 'file';
    return own === modeType.link ? 'link' : undefined;
}

;// CONCATENATED MODULE: ./src/zip/strict-reader.ts





/**
 * Reads and checks a zip, without inflating anything. If it has no fault, all programs see the same entries, whether they read from the
 * beginning or from the end: the entries follow each other without gaps, and both headers of each entry agree.
 */
function readZip(bytes) {
    try {
        return judge(bytes, (0,directory/* directoryOf */.jt)(bytes));
    }
    catch (error) {
        if (error instanceof directory/* NotReadable */.SX)
            return { entries: [], faults: [error.message] };
        throw error;
    }
}
function judge(bytes, directory) {
    const faults = [];
    const entries = [];
    const records = [];
    for (const listed of directory.listed) {
        const local = (0,local_header/* readLocalHeader */.L)(bytes.subarray(0, directory.at), listed);
        const own = local === undefined ? [noLocalHeader(listed)] : faultsOf(listed, local);
        faults.push(...own);
        if (local === undefined)
            continue;
        records.push({ listed, local });
        if (own.length === 0)
            entries.push(entryOf(bytes, listed, local));
    }
    return {
        entries,
        faults: [
            ...faults,
            ...(0,between_entries/* pathConflicts */.f7)(entries),
            ...(0,between_entries/* linksOverLimit */.z6)(entries),
            ...(0,between_entries/* gapsAndOverlaps */.F_)(bytes, directory, records),
        ],
    };
}
function noLocalHeader({ name }) {
    return `has the entry ${(0,zip_messages/* shown */.S)(name.toString())}, which is not at the position that the central directory declares. Create the zip again.`;
}
/** The systems that write Unix modes into zips: Unix and macOS (APPNOTE.TXT, 4.4.2). Other systems can use these bits differently. */
const withModes = [3, 19];
function entryOf(bytes, listed, { dataAt }) {
    const { name, host, attributes, method, crc, size, packedSize } = listed;
    const mode = attributes >>> 16;
    const hasMode = mode !== 0 && (withModes.includes(host) || (mode & modeType.of) !== 0);
    return {
        path: pathOf(name.toString()),
        kind: kindOf(listed) ?? 'file',
        mode: hasMode ? mode & 0o777 : undefined,
        method,
        crc,
        size,
        packed: bytes.subarray(dataAt, dataAt + packedSize),
    };
}


/***/ }),

/***/ 81513:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ shown),
/* harmony export */   c: () => (/* binding */ sentencesOn)
/* harmony export */ });
/* harmony import */ var _base_figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90656);

const damaged = 'the-zip-is-damaged-or-odd';
/** The maximum number of errors that are reported for one zip. A hostile zip can have 65,535. */
const maximumReported = 20;
/** Returns messages about a zip. `zip` is its name, with which each sentence begins. */
function sentencesOn(zip, faults) {
    const reported = faults.slice(0, maximumReported).map((fault) => ({
        text: `${zip} ${textOf(fault)}`,
        topic: typeof fault === 'string' ? damaged : fault.topic,
    }));
    const more = faults.length - reported.length;
    if (more === 0)
        return reported;
    return [
        ...reported,
        { text: `${zip} has ${(0,_base_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(more)} more errors. Create the zip again.`, topic: damaged },
    ];
}
function textOf(fault) {
    return typeof fault === 'string' ? fault : fault.text;
}
const longestName = 200;
/** Returns a name in quotes, truncated to 200 characters, with control characters escaped. */
function shown(name) {
    return JSON.stringify(name.length > longestName ? `${name.slice(0, longestName)}…` : name);
}


/***/ }),

/***/ 59367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _O: () => (/* binding */ deflateBatches),
/* harmony export */   _W: () => (/* binding */ task),
/* harmony export */   as: () => (/* binding */ large),
/* harmony export */   yK: () => (/* binding */ signatureOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75919);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38522);
// Worker threads run this file without the bundle, so it must not import other files of this repository.






/**
 * Deflated files. `bytes` contains the small ones, one after the other, and `spooled` has the path of each large one, by its index. `figures`
 * has four numbers for each file: its deflated size, the size and the CRC-32 of its content, and its signature as signatureOf returns it.
 * Objects for many files would cost more time than copying their bytes. `unreadable` has the reason for each file that cannot be read.
 * @typedef {{ bytes: Uint8Array<ArrayBuffer>, spooled: ReadonlyMap<number, string>, figures: Float64Array<ArrayBuffer>,
 *   unreadable: ReadonlyMap<number, string> }} DeflatedBatch
 * @typedef {{ root: string, spool: string, batches: readonly (readonly string[])[], next: Int32Array<SharedArrayBuffer> }} Work
 *   Batches of files, by their paths in `root`. Large deflated files are written to the directory `spool`, because they can wait long for
 *   their place in the zip. `next` is the place of the next batch, which all threads share.
 * @typedef {{ length: number, size: number, crc: number, signature: number }} Figures
 */

/** With this level, the bytes are the same with Node 18 to 26, on x64 and arm64. */
const level = 6

/** Files of this size or more, in bytes, are read and deflated in parts, so that they are never in memory as a whole. */
const large = 1024 * 1024

/** The worker data by which this file recognises a worker thread. The main thread imports this file too. */
const task = 'deflateBatches'

/**
 * Deflates one batch after the other, until the threads have deflated all. Passes each to `finish`, with its place in the list.
 * @param {Work} work
 * @param {(place: number, batch: DeflatedBatch) => void | Promise<void>} finish
 */
async function deflateBatches({ root, spool, batches, next }, finish) {
  for (;;) {
    const place = Atomics.add(next, 0, 1)
    const paths = batches[place]
    if (paths === undefined) return
    const files = paths.map((path) => `${root}/${path}`)
    await finish(place, await deflateFiles(files, (index) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(spool, `${place}-${index}`)))
  }
}

/**
 * Reads files and deflates each. An empty file stays empty.
 * @param {readonly string[]} files
 * @param {(index: number) => string} spoolFor
 * @returns {Promise<DeflatedBatch>}
 */
async function deflateFiles(files, spoolFor) {
  /** @type {Uint8Array[]} */
  const pieces = []
  const figures = new Float64Array(4 * files.length)
  /** @type {Map<number, string>} */
  const spooled = new Map()
  /** @type {Map<number, string>} */
  const unreadable = new Map()
  const keep = (/** @type {number} */ index, /** @type {Figures} */ { length, size, crc, signature }) =>
    figures.set([length, size, crc, signature], 4 * index)
  for (const [index, file] of files.entries()) {
    try {
      const small = deflatedAtOnce(file)
      if (small) {
        pieces.push(small.piece)
        keep(index, small)
      } else {
        const path = spoolFor(index)
        keep(index, await deflateInParts(file, path))
        spooled.set(index, path)
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      unreadable.set(index, error.message)
    }
  }
  return { bytes: joined(pieces), spooled, figures, unreadable }
}

/** A file of the layer cannot be read. */
class Unreadable extends Error {}

/**
 * Calls `read`, and throws an Unreadable if it fails.
 * @template T
 * @param {() => T} read
 * @returns {T}
 */
function reading(read) {
  try {
    return read()
  } catch (error) {
    throw new Unreadable(error instanceof Error ? error.message : String(error))
  }
}

/** The buffer into which files are read. Garbage collection would be too slow for a separate buffer for each file. */
const scratch = Buffer.allocUnsafeSlow(large)

const empty = Buffer.alloc(0)

/**
 * Deflates a small file. Returns undefined for a larger one. It is synchronous, because the thread has nothing else to do, and waiting for
 * the parts of a file would take longer than deflating it.
 * @param {string} path
 * @returns {(Figures & { piece: Uint8Array }) | undefined}
 */
function deflatedAtOnce(path) {
  const size = reading(() => readFirst(path))
  if (size === large) return undefined
  const plain = scratch.subarray(0, size)
  const piece = size === 0 ? empty : (0,node_zlib__WEBPACK_IMPORTED_MODULE_4__.deflateRawSync)(plain, optionsFor(size))
  return { piece, length: piece.length, size, crc: (0,node_zlib__WEBPACK_IMPORTED_MODULE_4__.crc32)(plain), signature: signatureOf(plain) }
}

/** Reads a file into the buffer, as far as it fits. Returns the number of bytes. @param {string} path */
function readFirst(path) {
  const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r')
  try {
    let size = 0
    for (let read = 1; read > 0; size += read) read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, scratch, size, large - size, size)
    return size
  } finally {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file)
  }
}

/** zlib finds no match in the last bytes of its window (zlib: MIN_LOOKAHEAD). */
const outOfReach = 262

/**
 * Returns the options for a small file of a size in bytes. They change only the time: the window is the smallest that contains the file, so
 * that zlib has less memory to clear, and the chunk is usually large enough for the deflated file. With Node's larger default, much memory
 * would wait for garbage collection.
 * @param {number} size
 */
function optionsFor(size) {
  const windowBits = Math.min(Math.max(Math.ceil(Math.log2(size + outOfReach)), 9), 15)
  return { level, windowBits, chunkSize: Math.max(1024, Math.ceil(size / 3)) }
}

/**
 * Each part of a large file is deflated before the next one is read, because the next one overwrites it. V8 frees small chunks sooner than
 * large ones.
 */
const inParts = { level, chunkSize: large / 16, highWaterMark: 1 }

/**
 * Deflates a large file, and writes it to another path.
 * @param {string} path
 * @param {string} to
 * @returns {Promise<Figures>}
 */
async function deflateInParts(path, to) {
  let [length, size, crc, signature] = [0, 0, 0, 0]
  ;(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(to), { recursive: true })
  const deflated = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(to, 'wx')
  try {
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(
      function* () {
        for (const part of partsOf(path)) {
          if (size === 0) signature = signatureOf(part)
          size += part.length
          crc = (0,node_zlib__WEBPACK_IMPORTED_MODULE_4__.crc32)(part, crc)
          yield part
        }
      },
      (0,node_zlib__WEBPACK_IMPORTED_MODULE_4__.createDeflateRaw)(inParts),
      async (/** @type {AsyncIterable<Buffer>} */ pieces) => {
        for await (const piece of pieces) {
          (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(deflated, piece)
          length += piece.length
        }
      },
    )
  } finally {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(deflated)
  }
  return { length: size === 0 ? 0 : length, size, crc, signature }
}

/** Yields the parts of a file. They are all in the same buffer. @param {string} path */
function* partsOf(path) {
  const file = reading(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r'))
  try {
    for (;;) {
      const read = reading(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, scratch))
      if (read === 0) return
      yield scratch.subarray(0, read)
    }
  } finally {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file)
  }
}

/** Returns the first four bytes as a big-endian number, or 0 if there are fewer. @param {Buffer} content */
function signatureOf(content) {
  return content.length < 4 ? 0 : content.readUInt32BE(0)
}

/** Joins pieces into one array with a buffer of its own, so that the buffer can be transferred. @param {readonly Uint8Array[]} pieces */
function joined(pieces) {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

if (node_worker_threads__WEBPACK_IMPORTED_MODULE_3__.workerData === task) {
  node_worker_threads__WEBPACK_IMPORTED_MODULE_3__.parentPort?.once('message', (/** @type {Work} */ work) => {
    void deflateBatches(work, (place, batch) =>
      node_worker_threads__WEBPACK_IMPORTED_MODULE_3__.parentPort?.postMessage([place, batch], [batch.bytes.buffer, batch.figures.buffer]),
    )
  })
}


/***/ })

};
