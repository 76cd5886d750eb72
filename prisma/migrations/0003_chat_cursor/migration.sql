-- CreateTable
CREATE TABLE "ChatCursor" (
    "platform" TEXT NOT NULL,
    "heardUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChatCursor_pkey" PRIMARY KEY ("platform")
);
