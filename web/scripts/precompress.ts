import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Plugin } from "vite";

const compressible = /\.(?:js|css|html|svg|json|txt|webmanifest)$/;
const size_min_bytes = 256;

/** Writes a `.br` beside each text file of the build, so that the server need not compress at run time. */
export function precompress(): Plugin {
  let out_dir = "dist";
  return {
    name: "tradewind:precompress",
    apply: "build",
    configResolved(config) {
      out_dir = join(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const name of readdirSync(out_dir, { recursive: true, encoding: "utf8" })) {
        if (!compressible.test(name)) continue;
        const content = readFileSync(join(out_dir, name));
        if (content.length < size_min_bytes) continue;
        const packed = brotliCompressSync(content, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
          },
        });
        writeFileSync(join(out_dir, `${name}.br`), packed);
      }
    },
  };
}
