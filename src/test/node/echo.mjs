// Sends every message back at /echo, as strictly as npm's ws reads the standard; the program that Autobahn judges.
// Ends with its standard input, which is its parent's.
import { Origin } from './origin.mjs';

// One case sends a message in 65,536 fragments.
const origin = await new Origin({ maxFragments: 1 << 17 }).listen(0);
console.log(`echo listening on 127.0.0.1:${origin.port}`);
process.stdin.resume().on('end', () => process.exit());
