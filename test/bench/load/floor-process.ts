import { createServer } from 'node:http';

// The least that takes a request: reads it, and says that it was received.
const { PORT = '' } = process.env;

createServer((request, response) => {
  request.resume();
  request.once('end', () => void response.writeHead(200).end());
}).listen(Number(PORT), '127.0.0.1');
