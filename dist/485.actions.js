export const id = 485;
export const ids = [485];
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

/***/ 62485:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s3In: () => (/* binding */ s3In)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(53711);
// EXTERNAL MODULE: ./src/base/lazy.ts
var lazy = __webpack_require__(86155);
// EXTERNAL MODULE: ./src/base/message.ts
var base_message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/layer/judged-archive.ts
var judged_archive = __webpack_require__(11179);
// EXTERNAL MODULE: ./src/regions/calls/aws-errors.ts
var aws_errors = __webpack_require__(43748);
// EXTERNAL MODULE: ./src/regions/calls/denials.ts
var denials = __webpack_require__(95091);
// EXTERNAL MODULE: ./src/regions/calls/explain.ts
var explain = __webpack_require__(3776);
;// CONCATENATED MODULE: ./src/regions/calls/bucket.ts





/** Returns why a call to a bucket failed, what to do, and the message of AWS. */
function explainBucket(error, operation, expected) {
    const reason = reasonFor(error, operation, expected);
    if (reason === undefined)
        return (0,explain/* explain */.WE)(error);
    const message = typeof reason === 'string' ? (0,base_message/* about */.Cv)('the-bucket-cannot-be-used', reason) : reason;
    return (0,base_message/* reworded */.Fg)(message, (text) => `${text} ${(0,explain/* awsMessage */.Jk)(error)}`);
}
/** A text is about the bucket. A message has a topic of its own, such as a policy of the organization. */
function reasonFor(error, operation, expected) {
    const { bucket, region, account } = expected;
    const home = homeOf(error);
    if (home !== undefined && home !== region) {
        return (`The bucket "${bucket}" is in ${home}, but Lambda accepts an archive only from a bucket in the same Region. ` +
            'Create a bucket in each Region, and use "{region}" in "s3-bucket".');
    }
    if (/^(NoSuchBucket|NotFound)$/.test((0,aws_errors/* nameOf */.Vb)(error))) {
        return `There is no bucket "${bucket}". Create it in ${region}, or correct "s3-bucket".`;
    }
    if (operation === 'PutObject') {
        const reason = reasonForPut(error, expected);
        if (reason !== undefined)
            return reason;
    }
    if (!(0,aws_errors/* isDenied */.GZ)(error))
        return undefined;
    const denial = (0,denials/* denialIn */.H)(error);
    if (denial !== undefined)
        return (0,base_message/* reworded */.Fg)(denial, (text) => `The bucket "${bucket}" cannot be used. ${text}`);
    return (`Access to the bucket "${bucket}" was denied. It does not belong to account ${account}, or the credentials lack a permission. ` +
        'They need s3:PutObject, s3:GetObject, s3:GetObjectVersion, s3:DeleteObject and s3:DeleteObjectVersion on its objects, ' +
        'and s3:ListBucket on the bucket.');
}
/** Why S3 rejected an upload. The policy of the bucket can require encryption, and a KMS key has a policy too. */
function reasonForPut(error, { bucket, encryption }) {
    const text = (0,problem/* messageOf */.bD)(error);
    // A message about a missing permission contains the ARN of the key, so this case comes first.
    if (/\bkms:(?:GenerateDataKey|Decrypt)\b/.test(text)) {
        const denial = text.includes('explicit deny') ? (0,denials/* denialIn */.H)(error) : undefined;
        return (denial ??
            `The credentials are not allowed to use the KMS key for the bucket "${bucket}". ` +
                'Add kms:GenerateDataKey and kms:Decrypt on the key to the policy of the role, and allow the role in the policy of the key.');
    }
    if (/^KMS\./.test((0,aws_errors/* nameOf */.Vb)(error)) || /\bKMS\b.*\b(?:key|Arn)\b/i.test(text)) {
        return `The KMS key for the bucket "${bucket}" cannot be used. Check the key in "s3-encryption", or the default encryption of the bucket.`;
    }
    if (!(0,aws_errors/* isDenied */.GZ)(error) || !/explicit deny|^Access Denied$/i.test(text))
        return undefined;
    return encryption === undefined
        ? `A policy denies the upload to the bucket "${bucket}". If the policy requires an encryption header, set "s3-encryption" to ` +
            'what it requires. Otherwise, allow s3:PutObject for this role in that policy.'
        : `A policy denies the upload to the bucket "${bucket}", with "s3-encryption" set to ${encryption.by}${encryption.key === undefined ? '' : ` and the key ${encryption.key}`}. Set it to what the policy requires, or allow s3:PutObject for this role in that policy.`;
}
/** The Region of a bucket. Almost every response of S3 has it. */
function homeOf(error) {
    const { $response } = (error ?? {});
    return $response?.headers?.['x-amz-bucket-region'];
}

// EXTERNAL MODULE: ./src/regions/calls/clients.ts
var clients = __webpack_require__(75575);
// EXTERNAL MODULE: ./src/regions/calls/keys.ts
var calls_keys = __webpack_require__(24975);
// EXTERNAL MODULE: ./src/regions/calls/responses.ts + 1 modules
var responses = __webpack_require__(61198);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./src/regions/calls/unreadable.ts
var unreadable = __webpack_require__(37600);
;// CONCATENATED MODULE: ./src/regions/calls/s3-responses.ts



/** The version of an object. A bucket without versioning has none (S3: "Using versioning in S3 buckets"). */
const versionId = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq(), dist/* maxLength */.Ru6(1_024)));
const sha256 = dist/* nullish */.cl6(dist/* string */.YjP());
const bucket = dist/* object */.Ikc({ BucketRegion: dist/* nullish */.cl6(dist/* string */.YjP()) });
const head = dist/* object */.Ikc({
    ContentLength: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0)),
    ChecksumSHA256: sha256,
    VersionId: versionId,
});
const stored = dist/* object */.Ikc({
    ETag: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq()),
    ChecksumSHA256: sha256,
    VersionId: versionId,
    ServerSideEncryption: dist/* nullish */.cl6(dist/* string */.YjP()),
});
/** Throws if a response to HeadBucket is about a bucket in another Region. */
function requireBucketIn(response, region) {
    const { BucketRegion: home } = (0,responses/* parsed */.Yz)(bucket, response);
    if (home && home !== region)
        (0,unreadable/* unreadable */.O)();
}
/** Returns the object in a response to HeadObject. Undefined if its content is not that of the archive. */
function sameObjectIn(response, archive) {
    const { ContentLength: size, ChecksumSHA256: sum, VersionId: version } = (0,responses/* parsed */.Yz)(head, response);
    return size === archive.size && sum === archive.sha256 ? identified(version) : undefined;
}
/** Returns the object in a response to PutObject. Throws if S3 stored different content, or encrypted it in another way. */
function storedObjectIn(response, { archive, encryption }) {
    const { ChecksumSHA256: sum, VersionId: version, ServerSideEncryption: by } = (0,responses/* parsed */.Yz)(stored, response);
    if (sum && sum !== archive.sha256)
        return (0,unreadable/* unreadable */.O)();
    if (encryption && by && by !== encryption.by)
        return (0,unreadable/* unreadable */.O)();
    return identified(version);
}
function identified(version) {
    return version ? { version } : {};
}

// EXTERNAL MODULE: ./src/regions/calls/send.ts
var calls_send = __webpack_require__(17529);
// EXTERNAL MODULE: ./src/regions/calls/service.ts
var service = __webpack_require__(79128);
// EXTERNAL MODULE: ./src/regions/calls/timeouts.ts
var timeouts = __webpack_require__(3651);
// EXTERNAL MODULE: ./src/regions/calls/traced-client.ts
var traced_client = __webpack_require__(46434);
;// CONCATENATED MODULE: ./src/regions/calls/s3.ts

















/** The staging of one archive in S3 in one Region, by the AWS SDK, with retries. */
function s3In(region, keys, context, { account, location, encryption, zip }) {
    const expected = { bucket: location.bucket, region, account, encryption };
    const send = (0,calls_send/* senderWith */.w)(keys, context, (error, operation) => explainBucket(error, operation, expected));
    const clients = (0,lazy/* lazily */.q)(() => clientsIn(region, keys, context));
    const owned = { Bucket: location.bucket, ExpectedBucketOwner: account };
    const find = async () => {
        const command = new dist_cjs/* HeadObjectCommand */.l81({ ...owned, Key: location.key, ChecksumMode: 'ENABLED' });
        const response = await clients().s3.send(command).catch(unlessAbsent);
        const found = response && sameObjectIn(response, zip);
        return found && { ...location, ...found };
    };
    const put = async (report) => {
        const input = {
            ...owned,
            Key: location.key,
            ContentLength: zip.size,
            ContentType: 'application/zip',
            ChecksumSHA256: zip.sha256,
            ...(encryption && { ServerSideEncryption: encryption.by, SSEKMSKeyId: encryption.key }),
        };
        const response = await putFile(clients().uploads, { zip, report }, input);
        return { ...location, ...storedObjectIn(response, { archive: zip, encryption }) };
    };
    return {
        location,
        check: () => send('HeadBucket', async () => {
            requireBucketIn(await clients().s3.send(new dist_cjs/* HeadBucketCommand */.kuI(owned)), region);
        }),
        find: () => send('HeadObject', find),
        put: (report) => {
            let mayExist = false;
            // A response can be lost after S3 stored the archive. A second upload would create an object version that nobody deletes.
            const putUnlessThere = async () => {
                const arrived = mayExist ? await find() : undefined;
                return (arrived ??
                    (await put(report).catch((error) => {
                        mayExist ||= !(error instanceof problem/* Problem */.AF) && !(0,aws_errors/* isRefusal */.vu)(error);
                        throw error;
                    })));
            };
            return send('PutObject', putUnlessThere).catch((error) => {
                throw mayExist && error instanceof service/* ServiceFailure */.A ? mayBeLeft(location, error) : error;
            });
        },
        remove: ({ version }) => send('DeleteObject', async () => {
            const command = new dist_cjs/* DeleteObjectCommand */.k4j({ ...owned, Key: location.key, VersionId: version });
            if (!(0,responses/* isNoContent */.bS)(await clients().s3.send(command)))
                (0,unreadable/* unreadable */.O)();
        }),
    };
}
function clientsIn(region, keys, { deadlines, trace, clientSettings, patience }) {
    const config = {
        credentials: (0,calls_keys/* providerOf */.lc)(keys),
        // Otherwise, the SDK adds its own checksum, and sends the body in chunks for it.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        // A custom endpoint has no host name for each bucket.
        forcePathStyle: clientSettings.endpoints.custom.has('s3'),
        useArnRegion: false,
        disableMultiregionAccessPoints: true,
        disableS3ExpressSessionAuth: false,
    };
    const clientWith = (limits) => {
        const client = new dist_cjs/* S3Client */.YxF({ ...config, ...(0,clients/* configOf */.W)('s3', region, clientSettings, limits) });
        return (0,traced_client/* traced */.m)(client, region, { trace, limit: (command) => patience.limit(command, limits.whole) });
    };
    const { plain, staging } = (0,timeouts/* timeLimits */.i)(deadlines);
    return { s3: clientWith(plain), uploads: clientWith(staging) };
}
/** Milliseconds between two reports of an upload. */
const betweenReports = 10_000;
/**
 * Uploads an archive in one PUT request, and reads it from disk meanwhile. If the archive changed since it was checked, throws a Problem
 * before S3 has received all of it.
 */
async function putFile(s3, { zip, report }, input) {
    let sent = 0;
    const counted = async function* () {
        for await (const chunk of (0,judged_archive/* judgedChunks */.CB)(zip)) {
            sent += chunk.length;
            yield chunk;
        }
    };
    const body = external_node_stream_.Readable.from(counted(), { objectMode: false });
    // The SDK does not listen for errors of a stream. An error without a listener would end the process.
    const readError = new Promise((_resolve, reject) => body.once('error', reject));
    const request = new AbortController();
    const reports = setInterval(() => report(sent), betweenReports);
    try {
        const command = new dist_cjs/* PutObjectCommand */.wKZ({ ...input, Body: body });
        return await Promise.race([s3.send(command, { abortSignal: request.signal }), readError]);
    }
    finally {
        // Otherwise, S3 waits for the rest of a body after a read error.
        request.abort();
        clearInterval(reports);
        body.destroy();
    }
}
/**
 * Without the permission to list the bucket, S3 returns 403 for an object that does not exist (S3: HeadObject, "Permissions").
 */
function unlessAbsent(error) {
    if ((0,aws_errors/* statusOf */.c2)(error) !== 404 && !(0,aws_errors/* isDenied */.GZ)(error))
        throw error;
}
function mayBeLeft({ bucket, key }, { reason, cause }) {
    const text = `${reason.text} The archive may be left in the bucket "${bucket}" as ${key}.`;
    return new service/* ServiceFailure */.A((0,base_message/* becauseOf */.W$)(reason, 'a-staged-zip-is-left', text), { refused: false, cause });
}


/***/ })

};
