# One container: page, socket and API on port 3000, everything to keep in /data.
# The steps are those of `make run`: install, build, serve.
FROM python:3.13-slim

WORKDIR /app
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1
COPY requirements.txt ./
RUN pip install --quiet --requirement requirements.txt

# Packages of the page are needed to build it and not to serve it.
COPY . .
RUN python -m todo_chat build && rm -rf .web/node_modules

RUN useradd --system --no-create-home todo-chat \
    && install --directory --owner=todo-chat --mode=700 /data
USER todo-chat
ENV TODO_CHAT_DATA_DIR=/data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:3000/api/health', timeout=4)"]
CMD ["python", "-m", "todo_chat", "serve", "--host", "0.0.0.0", "--port", "3000"]
