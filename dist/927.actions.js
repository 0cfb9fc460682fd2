export const id = 927;
export const ids = [927];
export const modules = {

/***/ 88336:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   NO: () => (/* binding */ parseXml),
/* harmony export */   Z0: () => (/* binding */ elementsAt)
/* harmony export */ });
/* harmony import */ var _xmldom_xmldom__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98351);

/** The maximum number of errors in a document. The parser becomes slower with each one. */
const mostErrors = 100;
/** Returns the root element of a document. Undefined if it is malformed, which its own program reports. */
function parseXml(document) {
    let errors = 0;
    const onError = () => {
        errors += 1;
        if (errors > mostErrors)
            throw new SyntaxError('There are too many errors');
    };
    try {
        const root = new _xmldom_xmldom__WEBPACK_IMPORTED_MODULE_0__/* .DOMParser */ .S4({ onError }).parseFromString(document, 'text/xml').documentElement;
        return root === null ? undefined : elementOf(root);
    }
    catch {
        return undefined;
    }
}
const kinds = { element: 1, text: 3, section: 4 };
/** Throws if elements are nested so deeply that other programs could not read them either. */
function elementOf(node) {
    const children = [];
    const texts = [];
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
        if (child.nodeType === kinds.element)
            children.push(elementOf(child));
        else if (child.nodeType === kinds.text || child.nodeType === kinds.section)
            texts.push(child.nodeValue ?? '');
    }
    return { name: node.nodeName, children, text: texts.join('').trim() };
}
/** Returns all elements at a path of names. */
function elementsAt(element, ...path) {
    return path.reduce((found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)), element ? [element] : []);
}
/** Returns the text of the first element at a path of names, without surrounding space. */
function textAt(element, ...path) {
    return elementsAt(element, ...path)[0]?.text;
}


/***/ }),

/***/ 25927:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  regionsOfAccount: () => (/* binding */ regionsOfAccount)
});

// EXTERNAL MODULE: ./src/aws-names/region-selection.ts
var region_selection = __webpack_require__(78485);
// EXTERNAL MODULE: ./src/aws-names/regions-and-runtimes.ts
var regions_and_runtimes = __webpack_require__(86159);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/base/quote.ts
var quote = __webpack_require__(17541);
// EXTERNAL MODULE: ./src/base/xml.ts
var xml = __webpack_require__(88336);
// EXTERNAL MODULE: ./src/regions/calls/call-context.ts + 1 modules
var call_context = __webpack_require__(51628);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/checksum/index.js
var checksum = __webpack_require__(99542);
// EXTERNAL MODULE: ./node_modules/@smithy/node-http-handler/dist-cjs/index.js
var dist_cjs = __webpack_require__(61279);
// EXTERNAL MODULE: ./node_modules/@smithy/signature-v4/dist-cjs/index.js
var signature_v4_dist_cjs = __webpack_require__(75118);
// EXTERNAL MODULE: ./src/aws-names/partitions.ts
var partitions = __webpack_require__(27357);
;// CONCATENATED MODULE: ./src/aws-names/ec2-endpoint.ts


/** Returns the URL of the EC2 API in a Region (AWS General Reference: "Amazon EC2 endpoints and quotas"). */
function ec2Endpoint(region, { custom, fips, dualStack }) {
    const own = custom.get('ec2');
    if (own !== undefined)
        return own;
    const partition = (0,regions_and_runtimes/* partitionOf */.iQ)(region);
    const known = partitions/* partitions */.M.find(({ name }) => name === partition);
    const domain = (dualStack ? known?.dualStackDnsSuffix : known?.dnsSuffix) ?? 'amazonaws.com';
    // The endpoints of GovCloud are FIPS endpoints, and have no separate name.
    const host = fips && (dualStack || partition !== 'aws-us-gov') ? 'ec2-fips' : 'ec2';
    return `https://${host}.${region}.${domain}`;
}

// EXTERNAL MODULE: ./src/regions/calls/unreadable.ts
var unreadable = __webpack_require__(37600);
;// CONCATENATED MODULE: ./src/regions/calls/ec2-client.ts






/** The request for the Regions, also those that are not enabled in the account (EC2: DescribeRegions). */
class DescribeRegionsCommand {
    body = 'Action=DescribeRegions&AllRegions=true&Version=2016-11-15';
}
/**
 * A client of EC2 for one operation, with the signer and the request handler of the SDK. The SDK's own client would add several megabytes
 * to the action.
 */
class Ec2Client {
    config = { serviceId: 'EC2' };
    #url;
    #handler;
    #signer;
    constructor(region, keys, { endpoints, httpsAgent }, timeouts) {
        this.#url = new URL(ec2Endpoint(region, endpoints));
        this.#handler = new dist_cjs.NodeHttpHandler({ ...timeouts, httpsAgent });
        this.#signer = new signature_v4_dist_cjs.SignatureV4({
            service: 'ec2',
            region,
            sha256: checksum.Sha256,
            credentials: () => Promise.resolve(keys.current()),
        });
    }
    /** Sends a command. Rejects with an error like those of the SDK: its name is the code of AWS. */
    async send({ body }, options) {
        const { protocol, hostname, port, host } = this.#url;
        const request = await this.#signer.sign({
            method: 'POST',
            protocol,
            hostname,
            ...(port === '' ? {} : { port: Number(port) }),
            path: '/',
            query: {},
            headers: { host, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
            body,
        });
        const { response } = await this.#handler.handle(request, options);
        const text = await textOf(response.body);
        const root = (0,xml/* parseXml */.NO)(text);
        const $metadata = {
            httpStatusCode: response.statusCode,
            requestId: (0,xml/* textAt */.$6)(root, 'requestId') ?? (0,xml/* textAt */.$6)(root, 'RequestID'),
        };
        if (response.statusCode >= 300)
            throw new Ec2Error(root, { $metadata, headers: response.headers });
        return root === undefined ? (0,unreadable/* unreadable */.O)() : { root, $metadata };
    }
}
/** An error response, with the properties that errors of the SDK have. */
class Ec2Error extends Error {
    $fault;
    $metadata;
    $response;
    constructor(root, { $metadata, headers }) {
        super((0,xml/* textAt */.$6)(root, 'Errors', 'Error', 'Message') ?? 'UnknownError');
        this.name = (0,xml/* textAt */.$6)(root, 'Errors', 'Error', 'Code') ?? 'Unknown';
        this.$fault = $metadata.httpStatusCode < 500 ? 'client' : 'server';
        this.$metadata = $metadata;
        this.$response = { headers };
    }
}
/** The longest response in bytes. AWS has fewer than 50 Regions, with about 250 bytes each. */
const longest = 1024 * 1024;
async function textOf(body) {
    const chunks = [];
    let length = 0;
    for await (const chunk of body) {
        length += chunk.length;
        if (length > longest)
            (0,unreadable/* unreadable */.O)();
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}

// EXTERNAL MODULE: ./src/regions/calls/explain.ts
var explain = __webpack_require__(3776);
// EXTERNAL MODULE: ./src/regions/calls/send.ts
var calls_send = __webpack_require__(17529);
// EXTERNAL MODULE: ./src/regions/calls/service.ts
var service = __webpack_require__(79128);
// EXTERNAL MODULE: ./src/regions/calls/timeouts.ts
var timeouts = __webpack_require__(3651);
// EXTERNAL MODULE: ./src/regions/calls/traced-client.ts
var traced_client = __webpack_require__(46434);
;// CONCATENATED MODULE: ./src/regions/account-regions.ts














/**
 * Returns the wanted Regions of the account. Throws a Problem if they cannot be read, if a pattern for required Regions matches none of
 * them, or if there is none at all.
 */
async function regionsOfAccount(query, keys, context) {
    const { required, optional } = query.wanted;
    const resolved = (0,region_selection/* resolveRegions */.U3)(query.wanted, await accountRegions(query, keys, context));
    const errorsAbout = (input, patterns) => patterns
        .filter((pattern) => resolved.matches.get(pattern)?.length === 0)
        .map((pattern) => noMatch(input, pattern, resolved, query));
    const errors = [
        ...errorsAbout('regions', required.patterns),
        ...(resolved.regions.length === 0 ? errorsAbout('optional-regions', optional.patterns) : []),
    ];
    if (errors.length > 0)
        throw new problem/* Problem */.AF(errors);
    return resolved;
}
function noMatch(input, pattern, { notEnabled }, { account, partition }) {
    const others = notEnabled.filter((region) => (0,region_selection/* matchesRegion */.eh)(pattern, region));
    const why = others.length > 0
        ? `It matches only Regions that are not enabled: ${others.join(', ')}. Enable them (Account, AWS Regions), or remove the pattern.`
        : 'Correct it, or remove an exclusion.';
    return (0,message/* about */.Cv)('a-region-pattern-cannot-be-resolved', `Input "${input}" has ${(0,quote/* quote */.h)(pattern)}, which matches no enabled Region of account ${account} (partition ${partition}). ${why}`);
}
/** Reads the Regions in the first Region that responds. Rejects with a Problem. */
function accountRegions({ wanted, partition, inFirst }, keys, context) {
    const remedies = remediesWith((0,region_selection/* resolveKnown */.sk)(wanted, partition).regions.join(', '));
    return inFirst((region) => {
        const limits = (0,timeouts/* timeLimits */.i)(context.deadlines).plain;
        const client = new Ec2Client(region, keys, context.clientSettings, limits.requestHandler);
        const ec2 = (0,traced_client/* traced */.m)(client, region, { trace: context.trace, limit: () => (0,call_context/* limitIn */.d9)(region, context) });
        const send = (0,calls_send/* senderWith */.w)(keys, context, (error) => (0,explain/* explain */.WE)(error, remedies));
        const read = async () => regionsIn((await ec2.send(new DescribeRegionsCommand())).root);
        return send('DescribeRegions', read).catch((error) => {
            if (!(error instanceof service/* ServiceFailure */.A))
                throw error;
            throw new problem/* Problem */.AF(error.reason, { cause: error.cause });
        });
    });
}
function remediesWith(list) {
    return [
        {
            matches: /^UnauthorizedOperation/,
            topic: 'a-region-pattern-cannot-be-resolved',
            text: 'Access denied: the credentials lack ec2:DescribeRegions, which patterns of Regions need. Add it to the policy of the role ' +
                `or user, or list the Regions instead of the pattern: "${list}".`,
        },
    ];
}
/** EC2's words for whether a Region is enabled (EC2: DescribeRegions). */
const isEnabledBy = {
    'opt-in-not-required': true,
    'opted-in': true,
    'not-opted-in': false,
};
function regionsIn(root) {
    const regions = (0,xml/* elementsAt */.Z0)(root, 'regionInfo', 'item').map((item) => {
        const [name = '', status = ''] = [(0,xml/* textAt */.$6)(item, 'regionName'), (0,xml/* textAt */.$6)(item, 'optInStatus')];
        return (0,regions_and_runtimes/* hasRegionForm */.Dv)(name) ? { name, isEnabled: isEnabledBy[status] ?? (0,unreadable/* unreadable */.O)() } : (0,unreadable/* unreadable */.O)();
    });
    const enabled = regions.filter(({ isEnabled }) => isEnabled).map(({ name }) => name);
    if (enabled.length === 0)
        (0,unreadable/* unreadable */.O)();
    return { enabled, notEnabled: regions.filter(({ isEnabled }) => !isEnabled).map(({ name }) => name) };
}


/***/ })

};
