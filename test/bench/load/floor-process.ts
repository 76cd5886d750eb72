import { createServer } from 'node:http';

// The least that a server must do: read the request and acknowledge it.
const { PORT = '' } = process.env;

createServer((request, response) => {
  request.resume();
  request.once('end', () => void response.writeHead(200).end());
}).listen(Number(PORT), '127.0.0.1');
