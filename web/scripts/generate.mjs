/** The types of the API from its document. With `--check`: fails when the committed file is not what comes out. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../../openapi.json", import.meta.url);
const target = join(import.meta.dirname, "../src/api/schema.d.ts");

const text = `// @generated from openapi.json by \`npm run generate\`\n${astToString(await openapiTS(source))}`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("src/api/schema.d.ts is not what openapi.json says: run `npm run generate` and commit it");
    process.exit(1);
  }
  console.log("api types: as the document says");
} else {
  writeFileSync(target, text);
}
