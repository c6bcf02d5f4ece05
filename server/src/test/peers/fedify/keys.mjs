// The person's keys. They survive a restart: other servers refuse an actor that comes back with another key.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportJwk, generateCryptoKeyPair, importJwk } from "@fedify/fedify";

/** Reads the RSA and the Ed25519 pair of the folder, or makes them. */
export async function keyPairs(folder) {
  const file = join(folder, "keys.json");
  if (!existsSync(file)) {
    const pairs = [];
    for (const algorithm of ["RSASSA-PKCS1-v1_5", "Ed25519"]) {
      const { publicKey, privateKey } = await generateCryptoKeyPair(algorithm);
      pairs.push({ publicKey: await exportJwk(publicKey), privateKey: await exportJwk(privateKey) });
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(pairs));
  }
  return Promise.all(
    JSON.parse(readFileSync(file, "utf8")).map(async ({ publicKey, privateKey }) => ({
      publicKey: await importJwk(publicKey, "public"),
      privateKey: await importJwk(privateKey, "private"),
    })),
  );
}
