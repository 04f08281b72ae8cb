/*
 * Stands between TornadoVM and Oclgrind's OpenCL, through LD_PRELOAD (see check.sh).
 *
 * - Oclgrind's device calls itself a processor, a graphics card and an accelerator at once, and TornadoVM knows
 *   devices of one type only: here it is a graphics card.
 * - TornadoVM allocates an array that the first kernel only writes as CL_MEM_WRITE_ONLY, also where later kernels read
 *   it, and Oclgrind reports each of these reads. Arrays are readable and writable here, so that the reports that are
 *   left are about the kernels.
 * - Names of kernels go to the file that ONE_TYPE_KERNELS names, so that the script knows which ones were checked.
 */
#define _GNU_SOURCE
#define CL_TARGET_OPENCL_VERSION 120
#include <CL/cl.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

static void *next_of(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (found == NULL) {
    fprintf(stderr, "one_type: no %s behind it; start it through check.sh\n", name);
    abort();
  }
  return found;
}

cl_int clGetDeviceInfo(
    cl_device_id device, cl_device_info what, size_t size, void *value, size_t *needed) {
  cl_int (*next)(cl_device_id, cl_device_info, size_t, void *, size_t *) = next_of("clGetDeviceInfo");
  cl_int status = next(device, what, size, value, needed);
  if (status == CL_SUCCESS && what == CL_DEVICE_TYPE && value != NULL) {
    *(cl_device_type *) value = CL_DEVICE_TYPE_GPU;
  }
  return status;
}

cl_mem clCreateBuffer(
    cl_context context, cl_mem_flags flags, size_t size, void *host, cl_int *status) {
  cl_mem (*next)(cl_context, cl_mem_flags, size_t, void *, cl_int *) = next_of("clCreateBuffer");
  cl_mem_flags one_way = CL_MEM_WRITE_ONLY | CL_MEM_READ_ONLY;
  return next(context, (flags & ~one_way) | CL_MEM_READ_WRITE, size, host, status);
}

cl_kernel clCreateKernel(cl_program program, const char *name, cl_int *status) {
  cl_kernel (*next)(cl_program, const char *, cl_int *) = next_of("clCreateKernel");
  const char *path = getenv("ONE_TYPE_KERNELS");
  FILE *log = path == NULL ? NULL : fopen(path, "a");
  if (log != NULL) {
    fprintf(log, "%s\n", name);
    fclose(log);
  }
  return next(program, name, status);
}
