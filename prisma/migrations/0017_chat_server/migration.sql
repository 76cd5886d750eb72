-- CreateTable
CREATE TABLE "ChatServer" (
    "platform" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "metAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChatServer_pkey" PRIMARY KEY ("platform")
);

-- CreateIndex
CREATE UNIQUE INDEX "ChatServer_serverId_address_key" ON "ChatServer"("serverId", "address");
