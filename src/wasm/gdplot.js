// gdplot as WebAssembly, in a Worker of a page as in node:
//
//   gdplotRun(module, args, {stdin, files, environment}) → {status, out, err}
//
// runs the program once, from its beginning to its end. `module` is gdplot.wasm, compiled
// (WebAssembly.compile); `args` are strings, as on a command line, without the program's name.
// Optional are `stdin`, bytes, or a function (most) → bytes that gives none at the end; `files`,
// an object that has bytes for the names of files that may be read, or a function (name) → bytes,
// or undefined, or the code of an error as in node; `environment`, an object.
// `status` is the exit status; `out` and `err` are the bytes of standard output and standard error.
// Each call has a program and memory of its own; nothing is left of it for the next.
//
// As the main program of node it does with its arguments what gdplot does:
//
//   node gdplot.js grid -o - --format svg >grid.svg

function gdplotRun(module, args, input) {
    "use strict";
    const {stdin = new Uint8Array(0), files = {}, environment = {}} = input || {};
    // The numbers of WASI, which are those of the program's C library, too.
    const FINE = 0, ERRORS = {EACCES: 2, EBADF: 8, EIO: 29, EISDIR: 31, ENOENT: 44, ESPIPE: 70};
    const STATUS_LIMIT = 6, REGULAR_FILE = 4;
    const encode = (text) => new TextEncoder().encode(text);
    const written = {1: [], 2: []}, names = [], descriptors = new Map(), exit = {status: 0};
    let memory, last = 2;

    const view = () => new DataView(memory.buffer);
    const bytesAt = (at, length) => new Uint8Array(memory.buffer, at, length);
    const put = (at, ...words) => words.forEach((word, i) => view().setUint32(at + 4 * i, word, true));

    // The parts of memory that a list of them names.
    function parts(list, count) {
        return Array.from({length: count}, (_, i) =>
            bytesAt(view().getUint32(list + 8 * i, true), view().getUint32(list + 8 * i + 4, true)));
    }

    // Texts, one behind the other from `at`, each with a 0 behind it; the places of all, from `list`.
    const texts = {
        args: ["gdplot", ...args],
        environ: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    };
    function getSizes(list, count, size) {
        put(count, list.length);
        put(size, list.reduce((sum, text) => sum + encode(text).length + 1, 0));
        return FINE;
    }
    function getTexts(list, places, at) {
        list.forEach((text, i) => {
            const bytes = encode(text + "\0");

            put(places + 4 * i, at);
            bytesAt(at, bytes.length).set(bytes);
            at += bytes.length;
        });
        return FINE;
    }

    // The bytes of a file, or the code of an error.
    function load(name) {
        const found = typeof files === "function" ? files(name)
            : Object.prototype.hasOwnProperty.call(files, name) ? files[name] : undefined;

        return found === undefined ? "ENOENT" : found;
    }
    function open(at, length) {
        const name = new TextDecoder().decode(bytesAt(at, length)), bytes = load(name);

        if (typeof bytes === "string")
            return -(ERRORS[bytes] || ERRORS.EIO);
        if (!names.includes(name))
            names.push(name);
        last++;
        descriptors.set(last, {bytes, at: 0, place: names.indexOf(name) + 1});
        return last;
    }
    function take(file, most) {
        const bytes = file.bytes.subarray(file.at, file.at + most);

        file.at += bytes.length;
        return bytes;
    }
    descriptors.set(0, typeof stdin === "function" ? {take: stdin} : {bytes: stdin, at: 0});

    const wasi = {
        args_sizes_get: (count, size) => getSizes(texts.args, count, size),
        args_get: (places, at) => getTexts(texts.args, places, at),
        environ_sizes_get: (count, size) => getSizes(texts.environ, count, size),
        environ_get: (places, at) => getTexts(texts.environ, places, at),
        clock_time_get(clock, precision, at) {
            view().setBigUint64(at, BigInt(Math.round(Date.now() * 1e3)) * 1000n, true);
            return FINE;
        },
        proc_exit(status) {
            exit.status = status;
            throw exit;
        },
        fd_read(descriptor, list, count, got) {
            const file = descriptors.get(descriptor);
            let sum = 0;

            if (!file)
                return ERRORS.EBADF;
            for (const part of parts(list, count)) {
                const bytes = file.take ? file.take(part.length) : take(file, part.length);

                part.set(bytes);
                sum += bytes.length;
                if (bytes.length < part.length)
                    break;
            }
            put(got, sum);
            return FINE;
        },
        fd_write(descriptor, list, count, got) {
            if (!written[descriptor])
                return ERRORS.EBADF;
            const chunks = parts(list, count).map((part) => part.slice());

            written[descriptor].push(...chunks);
            put(got, chunks.reduce((sum, chunk) => sum + chunk.length, 0));
            return FINE;
        },
        fd_seek(descriptor, offset, whence, at) {
            const file = descriptors.get(descriptor);

            if (descriptor <= 2 || !file)
                return ERRORS.ESPIPE;
            file.at = Number(offset) + [0, file.at, file.bytes.length][whence];
            view().setBigUint64(at, BigInt(file.at), true);
            return FINE;
        },
        fd_close(descriptor) {
            if (descriptor > 2)
                descriptors.delete(descriptor);
            return FINE;
        },
        fd_fdstat_get(descriptor, at) {
            bytesAt(at, 24).fill(0);
            view().setUint8(at, REGULAR_FILE);
            return FINE;
        },
    };
    const instance = new WebAssembly.Instance(module, {
        wasi_snapshot_preview1: wasi,
        gdplot: {
            open,
            size: (descriptor) => descriptors.get(descriptor)?.bytes?.length ?? 0,
            place: (descriptor) => descriptors.get(descriptor)?.place ?? 0,
        },
    });

    memory = instance.exports.memory;
    try {
        instance.exports._start();
    } catch (problem) {
        if (problem instanceof WebAssembly.RuntimeError || problem instanceof RangeError) {
            exit.status = STATUS_LIMIT;
            written[2].push(encode(`gdplot: stopped: ${problem.message}\n`));
        } else if (problem !== exit) {
            throw problem;
        }
    }

    function joined(chunks) {
        const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
        let at = 0;

        for (const chunk of chunks) {
            all.set(chunk, at);
            at += chunk.length;
        }
        return all;
    }
    return {status: exit.status, out: joined(written[1]), err: joined(written[2])};
}

if (typeof module === "object" && typeof require === "function") {
    module.exports = {gdplotRun};
    if (require.main === module) {
        const fs = require("fs");
        const program = new WebAssembly.Module(fs.readFileSync(`${__dirname}/gdplot.wasm`));
        const result = gdplotRun(program, process.argv.slice(2), {
            environment: process.env,
            stdin(most) {
                const bytes = Buffer.alloc(most);

                return bytes.subarray(0, fs.readSync(0, bytes, 0, most, null));
            },
            files(name) {
                try {
                    return fs.statSync(name).isCharacterDevice() ? "EIO" : fs.readFileSync(name);
                } catch (problem) {
                    return problem.code;
                }
            },
        });
        process.stdout.write(result.out);
        process.stderr.write(result.err);
        process.exitCode = result.status;
    }
}
