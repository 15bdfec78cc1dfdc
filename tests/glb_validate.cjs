// Prints the issues that the Khronos validator finds in a GLB file, as JSON: node glb_validate.cjs FILE
const fs = require("fs");
const validator = require("gltf-validator");
validator.validateBytes(new Uint8Array(fs.readFileSync(process.argv[2]))).then((report) => console.log(JSON.stringify(report.issues)));
